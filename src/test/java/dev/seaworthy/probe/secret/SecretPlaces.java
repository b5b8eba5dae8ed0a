package dev.seaworthy.probe.secret;

import dev.seaworthy.contract.HttpPromise;
import dev.seaworthy.contract.Service;
import dev.seaworthy.docker.ComposeStack;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.docker.Replica;
import dev.seaworthy.probe.http.DirectHttp;
import dev.seaworthy.probe.http.Exchange;
import dev.seaworthy.probe.http.Exchanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Searches for secrets in texts that are collected once: the Compose model, {@code docker inspect}, environments and
 * command lines of processes, logs, responses, and the results of the suite itself.
 */
public final class SecretPlaces {
    private final ComposeStack stack;
    private final Secrets secrets;
    private final DirectHttp direct;
    private final List<Place> places = new ArrayList<>();

    /** @param report whether it is a result of the suite, which may contain certificates: every client receives them */
    private record Place(String name, String text, boolean report) {}

    /**
     * @param results the directory of this run's results
     * @throws InconclusiveException if texts of one kind do not contain the text of their positive control
     */
    public SecretPlaces(ComposeStack stack, Secrets secrets, Exchanges exchanges, Path results) {
        this.stack = stack;
        this.secrets = secrets;
        this.direct = new DirectHttp(stack, exchanges);
        List<Replica> all = stack.replicas().all();
        List<Replica> live = all.stream().filter(replica -> replica.pid() != 0).toList();
        gather(List.of(new Place("the Compose model", stack.cli().model(), false)), "\"services\"");
        gather(inspections(all), all.getFirst().id());
        gather(
                each(oneAnImage(all), "image of ", stack.cli()::inspectImage),
                all.getFirst().image());
        gather(each(live, "processes of ", processes(live)), SecretPlaces::isNotBlank);
        gather(each(all, "log of ", this::log), SecretPlaces::isNotBlank);
        places.addAll(responses(live));
        gather(results(results), "Engine");
        gather(results(results.resolveSibling("junit")), "<testsuite");
    }

    /** @return the names of the places that contain a line of this secret */
    public List<String> showing(String secret) {
        List<String> telling = secrets.partsOf(secret);
        return places.stream()
                .filter(place -> !(place.report() && secrets.isPublic(secret)))
                .filter(place -> telling.stream().anyMatch(place.text()::contains))
                .map(Place::name)
                .toList();
    }

    private void gather(List<Place> kind, String known) {
        gather(kind, text -> text.contains(known));
    }

    /** @param known whether a text could only be read if texts of this kind can be read (positive control) */
    private void gather(List<Place> kind, Predicate<String> known) {
        if (!kind.isEmpty() && kind.stream().map(Place::text).noneMatch(known)) {
            throw new InconclusiveException("positive control failed: none of the %d texts like the %s has a known text"
                    .formatted(kind.size(), kind.getFirst().name()));
        }
        places.addAll(kind);
    }

    /**
     * Some programs, such as Redis and PostgreSQL, overwrite their environment with a title: only that there is a text
     * can be required of them. The configured environments are part of the inspections.
     */
    private static boolean isNotBlank(String text) {
        return !text.isBlank();
    }

    private List<Place> inspections(List<Replica> all) {
        return JsonMapper.shared()
                .readTree(stack.cli().inspect(all))
                .valueStream()
                .map(container ->
                        new Place("inspection of " + container.path("Name").asString(), container.toString(), false))
                .toList();
    }

    private static List<Place> each(List<Replica> replicas, String what, Function<Replica, String> text) {
        return replicas.parallelStream()
                .map(replica -> new Place(what + replica.instance(), text.apply(replica), false))
                .toList();
    }

    private static List<Replica> oneAnImage(List<Replica> replicas) {
        return List.copyOf(replicas.stream()
                .collect(Collectors.toMap(Replica::image, Function.identity(), (one, same) -> one))
                .values());
    }

    private Function<Replica, String> processes(List<Replica> live) {
        Map<String, String> texts = Arrays.stream(
                        stack.probeContainer().host(live, "processes").split("(?m)^== "))
                .filter(text -> !text.isBlank())
                .map(text -> text.split("\n", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        return replica -> texts.getOrDefault(Integer.toString(replica.pid()), "");
    }

    private String log(Replica replica) {
        return String.join("\n", stack.logs().of(replica, replica.startedAt()));
    }

    /** A replica that does not respond, or has ended, shows nothing. */
    private List<Place> responses(List<Replica> live) {
        List<Place> responses = new ArrayList<>();
        for (Replica replica : live) {
            Optional.ofNullable(stack.contract().services().get(replica.service())).map(Service::http).stream()
                    .flatMap(List::stream)
                    .flatMap(promised -> response(replica, promised).stream())
                    .filter(answer -> answer.failure().isEmpty())
                    .forEach(answer -> responses.add(
                            new Place("response: " + answer.asked(), answer.headers() + "\n" + answer.body(), false)));
        }
        return responses;
    }

    private Optional<Exchange> response(Replica replica, HttpPromise promised) {
        try {
            return Optional.of(direct.send(replica, promised));
        } catch (InconclusiveException e) {
            if (stack.replicas().afresh(replica).pid() != replica.pid()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static List<Place> results(Path directory) {
        if (Files.notExists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new Place("report " + file.getFileName(), text(file), true))
                    .toList();
        } catch (IOException e) {
            throw new InconclusiveException("the report cannot be read: " + e, e);
        }
    }

    /** Reads every file as ISO 8859-1, since screenshots are not text. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new InconclusiveException("%s cannot be read: %s".formatted(file, e), e);
        }
    }
}
