package dev.seaworthy.aws.reachability.account;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/**
 * Returns responses from files, as AWS sends them. The name of a file is the action; a hyphen and a part of the
 * request, if several requests have the same action.
 */
final class ResponseFixtures implements SdkHttpClient {
    private static final Pattern ACTION = Pattern.compile("Action=(\\w+)");

    private final Path directory;
    private final List<String> actions = new ArrayList<>();

    ResponseFixtures(Path directory) {
        this.directory = directory;
    }

    /** @return the actions of all requests */
    List<String> actions() {
        return List.copyOf(actions);
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        String body = request.contentStreamProvider()
                .map(provider -> text(provider.newStream()))
                .orElse("");
        String action = request.httpRequest()
                .firstMatchingHeader("X-Amz-Target")
                .map(target -> target.substring(target.indexOf('.') + 1))
                .orElseGet(() ->
                        ACTION.matcher(body).results().findFirst().orElseThrow().group(1));
        actions.add(action);
        byte[] response = response(action, URLDecoder.decode(body, StandardCharsets.UTF_8));
        return new ExecutableHttpRequest() {
            @Override
            public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                        .response(SdkHttpFullResponse.builder().statusCode(200).build())
                        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(response)))
                        .build();
            }

            @Override
            public void abort() {}
        };
    }

    @Override
    public void close() {}

    private byte[] response(String action, String body) {
        try (var files = Files.list(directory)) {
            List<Path> candidates = files.filter(file -> matches(name(file), action, body))
                    .sorted((one, other) -> name(other).length() - name(one).length())
                    .toList();
            if (candidates.isEmpty()) {
                throw new AssertionError("no response to %s exists: %s".formatted(action, body));
            }
            return Files.readAllBytes(candidates.getFirst());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean matches(String name, String action, String body) {
        return name.equals(action)
                || name.startsWith(action + "-") && body.contains(name.substring(action.length() + 1));
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(xml|json)$", "");
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
