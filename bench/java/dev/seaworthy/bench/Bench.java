package dev.seaworthy.bench;

import dev.seaworthy.docker.HostSpeed;
import dev.seaworthy.docker.InconclusiveException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the benchmarks whose names are the arguments; all without arguments. Exit status: 0 if every budget is met, 1 if
 * one is missed or could not be measured, 2 if there is no such benchmark.
 */
final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new StartBenchmark(),
            new ApplicationBenchmark(),
            new LoadBenchmark(),
            new SuiteBenchmark(),
            new GrowthBenchmark(),
            new ShellBenchmark());
    private static final Path DIRECTORY = Path.of("reports/bench");

    private Bench() {}

    public static void main(String[] names) {
        List<String> known = ALL.stream().map(Benchmark::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                System.err.printf("there is no benchmark %s; choose from %s%n", name, String.join(", ", known));
                System.exit(2);
            }
        }
        Results results = new Results(DIRECTORY, host());
        List<Benchmark> selected = ALL.stream()
                .filter(benchmark -> names.length == 0 || List.of(names).contains(benchmark.name()))
                .toList();
        boolean met = true;
        for (Benchmark benchmark : selected) {
            met &= run(benchmark, results);
        }
        System.out.println("Results: " + DIRECTORY.resolve("bench.md"));
        System.exit(met ? 0 : 1);
    }

    private static boolean run(Benchmark benchmark, Results results) {
        System.out.println(benchmark.title());
        try {
            List<Row> rows = benchmark.run(results);
            results.add(benchmark.title(), rows);
            rows.forEach(row -> System.out.printf(
                    "  %s: %s %s %s%s%n",
                    row.what(), row.measured(), row.unit(), row.budget().text(), verdict(row)));
            return rows.stream().allMatch(Row::isMet);
        } catch (InconclusiveException e) {
            results.add(benchmark.title(), List.of());
            results.note("Not measured: " + e.getMessage());
            System.out.println("  not measured: " + e.getMessage());
            return false;
        }
    }

    private static String verdict(Row row) {
        return row.verdict().isEmpty() ? "" : ", " + row.verdict();
    }

    private static Map<String, String> host() {
        Map<String, String> host = new LinkedHashMap<>();
        host.put("Processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        host.put("Speed", HostSpeed.measured().toString());
        host.put("Date", LocalDate.now().toString());
        return host;
    }
}
