package dev.seaworthy.common;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/**
 * The id of this task on Amazon ECS, from the task metadata endpoint, version 4.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-metadata-endpoint-v4-fargate.html">Task
 *     metadata endpoint</a>
 */
final class TaskMetadata {

    /** ECS sets it in each container of a task. */
    static final String VARIABLE = "ECS_CONTAINER_METADATA_URI_V4";

    private static final String EXPECTED = "the URI of the task metadata endpoint of Amazon ECS";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    /** The name of the cluster is missing in ARNs of the older format. */
    private static final Pattern TASK = Pattern.compile("arn:[^:]+:ecs:[^:]*:\\d*:task/(?:[^/]+/)?([0-9a-f-]{32,36})");

    private TaskMetadata() {}

    /**
     * The task's id, 32 hexadecimal digits, or empty outside of ECS.
     *
     * @throws InvalidEnvironment if the endpoint does not return it: without it, two tasks could have the same name
     */
    static Optional<String> taskId(Environment environment) {
        return environment.optional(VARIABLE).map(TaskMetadata::requestTaskId);
    }

    private static String requestTaskId(String endpoint) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/task"))
                    .version(HttpClient.Version.HTTP_1_1)
                    .timeout(TIMEOUT)
                    .build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new InvalidEnvironment(VARIABLE, EXPECTED + ", but it returned " + response.statusCode());
            }
            return id(Json.mapper().readTree(response.body()).path("TaskARN").asString(""))
                    .orElseThrow(() -> new InvalidEnvironment(VARIABLE, EXPECTED + ", but it returned no TaskARN"));
        } catch (IllegalArgumentException e) {
            throw new InvalidEnvironment(VARIABLE, EXPECTED);
        } catch (JacksonException e) {
            throw new InvalidEnvironment(VARIABLE, EXPECTED + ", but it returned no JSON");
        } catch (IOException e) {
            throw new InvalidEnvironment(VARIABLE, EXPECTED + ", but it does not respond: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvalidEnvironment(VARIABLE, EXPECTED + ", but the request was interrupted");
        }
    }

    static Optional<String> id(String arn) {
        Matcher task = TASK.matcher(arn);
        return task.matches() ? Optional.of(task.group(1).replace("-", "")) : Optional.empty();
    }
}
