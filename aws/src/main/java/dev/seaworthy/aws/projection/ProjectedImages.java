package dev.seaworthy.aws.projection;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The images of the deployment, built here from the same sources. Docker's resolver takes the place of the VPC's.
 *
 * @param repository absolute path of this repository
 */
record ProjectedImages(Path repository, String namespace, String version) {
    private static final Pattern NAME = Pattern.compile(".*<image:(?<name>[\\w-]+)>");
    private static final String DOCKER_RESOLVER = "127.0.0.11";

    /** @param image as in the committed template */
    Map<String, Object> of(String image) {
        Matcher matcher = NAME.matcher(image);
        if (!matcher.matches()) {
            throw new ProjectionException(
                    "%s is no image of the committed template: use template.json".formatted(image));
        }
        String name = matcher.group("name");
        boolean application = List.of("frontend", "api").contains(name);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("image", (application ? "seaworthy/" : "seaworthy/aws-") + name + ":" + version);
        settings.put("build", application ? ofApplications(name) : configured(name));
        return settings;
    }

    private Map<String, Object> ofApplications(String target) {
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("context", repository.resolve("stack/apps").toString());
        build.put("target", target);
        return build;
    }

    private Map<String, Object> configured(String target) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        arguments.put("RESOLVER", DOCKER_RESOLVER);
        arguments.put("NAMESPACE", namespace);
        Map<String, Object> build = new LinkedHashMap<>();
        build.put("context", repository.toString());
        build.put("dockerfile", "aws/images/Dockerfile");
        build.put("target", target);
        build.put("args", arguments);
        return build;
    }
}
