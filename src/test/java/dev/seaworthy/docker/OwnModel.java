package dev.seaworthy.docker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a Compose model a run's own: whatever has a name or a place outside of the project gets another one, so that
 * the run neither uses nor changes anything of the stack's owner, and can run beside the owner's stack and other runs.
 *
 * <ul>
 *   <li>Containers get names of the run; the name that the owner's container has becomes a network alias, since other
 *       containers may use it as a host name.
 *   <li>Networks and volumes with fixed names get the project's; external ones are replaced by new ones, and so are the
 *       names of bridges, and subnets that others have.
 *   <li>Built images get a tag of the run.
 *   <li>The engine chooses the ports of the host, unless there are too few of them for the replicas: then the stack
 *       must fail to start as it does for its owner.
 *   <li>Mounted files and directories are copies: see {@link OwnFiles}.
 * </ul>
 */
final class OwnModel {
    private final String run;
    private final String images;
    private final OwnFiles files;
    private final boolean singleNetwork;
    private final Map<String, String> variables;
    private final Supplier<Subnets> subnets;
    private final List<String> replaced = new ArrayList<>();

    /**
     * @param run the prefix of container names
     * @param images the tag of built images
     * @param singleNetwork whether all services share one network if they can: an engine has room for some thirty only
     * @param variables the values of the variables from which secrets and configs are read: a run has no {@code .env}
     *     file
     * @param subnets those that others have
     */
    OwnModel(
            String run,
            String images,
            OwnFiles files,
            boolean singleNetwork,
            Map<String, String> variables,
            Supplier<Subnets> subnets) {
        this.run = run;
        this.images = images;
        this.files = files;
        this.singleNetwork = singleNetwork;
        this.variables = variables;
        this.subnets = subnets;
    }

    /**
     * @param json the model of the stack's users: output of {@code docker compose config}
     * @return the run's own model, as JSON that Compose can read
     */
    String of(String json) {
        ObjectNode model = (ObjectNode) JsonMapper.shared().readTree(json);
        String project = model.path("name").asString("");
        model.remove("name");
        Map<String, ObjectNode> services = objects(model, "services");
        Set<String> built = builtImages(services);
        services.forEach((name, service) -> own(project, name, service, built));
        boolean onOneNetwork = singleNetwork && fitOnOneNetwork(services);
        if (onOneNetwork) {
            services.values().forEach(OwnModel::joinSingleNetwork);
        }
        objects(model, "networks").forEach(new OwnNetworks(services.values(), subnets, replaced::add)::own);
        objects(model, "volumes").forEach(this::ownVolume);
        Stream.of("secrets", "configs")
                .forEach(kind -> objects(model, kind).values().forEach(this::ownFile));
        if (onOneNetwork) {
            model.putObject("networks").putObject("default");
        }
        return model.toPrettyString();
    }

    /** @return what the run does not share with the stack's owner although the model says so, in one line each */
    List<String> replaced() {
        return List.copyOf(replaced);
    }

    private void own(String project, String name, ObjectNode service, Set<String> built) {
        ownImage(name, service, built);
        ownPorts(service);
        ownContainerName(project, name, service);
        new ForeignContainers(name, service).refuse();
        service.path("volumes")
                .valueStream()
                .filter(mount -> mount.path("type").asString("").equals("bind"))
                .map(ObjectNode.class::cast)
                .forEach(this::ownMount);
        if (service.get("security_opt") instanceof ArrayNode options) {
            for (int place = 0; place < options.size(); place++) {
                options.set(place, files.absoluteProfile(options.get(place).stringValue()));
            }
        }
        service.remove(List.of("develop", "profiles")); // the model has only the services of active profiles
    }

    private void ownMount(ObjectNode mount) {
        Path source = path(mount.path("source").stringValue());
        boolean missing = Files.notExists(source)
                && !mount.path("bind").path("create_host_path").asBoolean(true);
        Path own = missing
                ? files.ownFile(source)
                : files.own(source, mount.path("read_only").asBoolean(false));
        mount.put("source", text(own));
    }

    private static Path path(String text) {
        return Path.of(ComposeModel.literal(text));
    }

    private static String text(Path path) {
        return ComposeModel.escaped(path.toString());
    }

    private static Set<String> builtImages(Map<String, ObjectNode> services) {
        Set<String> built = new HashSet<>();
        services.values().stream()
                .filter(service -> service.has("build") && service.has("image"))
                .forEach(service -> built.add(service.get("image").stringValue()));
        return built;
    }

    private void ownImage(String name, ObjectNode service, Set<String> built) {
        String image = service.path("image").asString("");
        if (built.contains(image)) {
            service.put("image", repository(image) + ":" + images);
        } else if (service.has("build")) {
            service.put("image", "seaworthy-check/%s:%s".formatted(name.toLowerCase(Locale.ROOT), images));
        }
        if (service.get("build") instanceof ObjectNode build) {
            build.remove(List.of("tags", "cache_to"));
        }
    }

    /** Returns an image's name without tag and digest; a registry's port is part of the name. */
    private static String repository(String image) {
        return image.replaceFirst("@.*$", "").replaceFirst(":[^:/]*$", "");
    }

    private static void ownPorts(ObjectNode service) {
        PublishedRange.all(service)
                .filter(range -> range.ports() >= PublishedRange.replicas(service))
                .forEach(range -> range.port().remove("published"));
    }

    /**
     * Other containers may use the name that its owner's container has as a host name. A network alias cannot be the
     * name of one of several replicas.
     */
    private void ownContainerName(String project, String name, ObjectNode service) {
        String fixed = service.path("container_name").asString("");
        if (!fixed.isEmpty()) {
            service.put("container_name", run + "-" + fixed);
            addAlias(service, fixed);
        } else if (!project.isEmpty() && PublishedRange.replicas(service) == 1) {
            addAlias(service, "%s-%s-1".formatted(project, name));
        }
    }

    private static void addAlias(ObjectNode service, String alias) {
        if (service.get("networks") instanceof ObjectNode networks) {
            List.copyOf(networks.propertyNames()).forEach(network -> {
                ObjectNode joined =
                        networks.get(network) instanceof ObjectNode object ? object : networks.putObject(network);
                joined.withArrayProperty("aliases").add(alias);
            });
        }
    }

    /** They do not if a name means one service on one network, and another service on another. */
    private static boolean fitOnOneNetwork(Map<String, ObjectNode> services) {
        List<String> names = new ArrayList<>();
        services.forEach((name, service) -> {
            Set<String> own = aliases(service);
            own.add(name);
            names.addAll(own);
        });
        return Set.copyOf(names).size() == names.size();
    }

    private static Set<String> aliases(ObjectNode service) {
        Set<String> aliases = new TreeSet<>();
        service.path("networks")
                .forEach(network -> network.path("aliases").forEach(alias -> aliases.add(alias.stringValue())));
        return aliases;
    }

    /** Keeps the aliases of all networks. A service with a {@code network_mode} has no networks, and stays apart. */
    private static void joinSingleNetwork(ObjectNode service) {
        if (service.get("networks") instanceof ObjectNode) {
            Set<String> aliases = aliases(service);
            ArrayNode joined =
                    service.putObject("networks").putObject("default").putArray("aliases");
            aliases.forEach(joined::add);
        }
    }

    private void ownVolume(String key, ObjectNode volume) {
        String name = volume.path("name").asString(key);
        JsonNode options = volume.path("driver_opts");
        if (volume.path("external").asBoolean(false)) {
            replaced.add("the external volume %s is replaced by a new, empty one".formatted(name));
        } else if (options.path("o").asString("").matches("(.*,)?r?bind(,.*)?")) {
            Path device = path(options.path("device").asString(""));
            ((ObjectNode) options).put("device", text(files.own(device, false)));
        } else if (volume.has("driver") && !volume.get("driver").asString("").equals("local")
                || options.has("type") && !options.get("type").asString("").equals("tmpfs")) {
            replaced.add("the volume %s, which is not on this host, is replaced by a new, empty one".formatted(name));
            volume.remove(List.of("driver", "driver_opts"));
        }
        volume.remove(List.of("name", "external"));
    }

    /** A secret or a config. */
    private void ownFile(ObjectNode file) {
        file.remove("name");
        if (file.path("file").isString()) {
            file.put("file", text(files.ownFile(path(file.get("file").stringValue()))));
        } else if (variables.containsKey(file.path("environment").asString(""))) {
            file.put(
                    "file",
                    text(files.ofText(variables.get(file.get("environment").stringValue()))));
            file.remove("environment");
        }
    }

    /** @return the objects of a section by key; a key without a value gets an empty object */
    private static Map<String, ObjectNode> objects(ObjectNode model, String section) {
        Map<String, ObjectNode> objects = new LinkedHashMap<>();
        if (model.get(section) instanceof ObjectNode all) {
            List.copyOf(all.propertyNames())
                    .forEach(key ->
                            objects.put(key, all.get(key) instanceof ObjectNode object ? object : all.putObject(key)));
        }
        return objects;
    }
}
