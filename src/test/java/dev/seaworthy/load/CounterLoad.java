package dev.seaworthy.load;

import dev.seaworthy.contract.Counter;
import dev.seaworthy.contract.Spread;
import dev.seaworthy.docker.InconclusiveException;
import dev.seaworthy.probe.http.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The requests to the counter of a service. Each counts itself, so that the numbers before and after a load, or a
 * fault, show how many the counter has counted.
 *
 * @param before one after another, while nothing else happens
 * @param answers those of the load, or those that fail until the counter works again after a fault; in any order
 * @param after one after another, while nothing else happens
 */
public record CounterLoad(
        String service, Counter counter, List<Exchange> before, List<Exchange> answers, List<Exchange> after) {
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    /** @return the number in the response; empty if it is not successful, or has none */
    public static OptionalLong number(Counter counter, Exchange answer) {
        return answer.status() >= OK && answer.status() < REDIRECT
                ? counter.numberIn(answer.body())
                : OptionalLong.empty();
    }

    /** @return all requests, in their order */
    public List<Exchange> all() {
        return Stream.of(before, answers, after).flatMap(List::stream).toList();
    }

    /** @return the numbers of the load */
    public List<Long> numbers() {
        return numbers(answers);
    }

    /** @return the numbers in these responses, without those that have none */
    public List<Long> numbers(List<Exchange> some) {
        return some.stream()
                .map(answer -> number(counter, answer))
                .flatMapToLong(OptionalLong::stream)
                .boxed()
                .toList();
    }

    /** @return the requests without a number: the counter may have counted them, or not */
    public List<Exchange> failed(List<Exchange> some) {
        return some.stream().filter(answer -> number(counter, answer).isEmpty()).toList();
    }

    /**
     * @return the last number before the load
     * @throws InconclusiveException if there is none
     */
    public long lastBefore() {
        return numbers(before).stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new InconclusiveException(
                        "the counter of %s returned no number beforehand: %s".formatted(service, before)));
    }

    /** @return the first number after the load; empty if there is none */
    public Optional<Long> firstAfter() {
        return numbers(after).stream().findFirst();
    }

    /** @return how far the counter advanced at most between two successive requests while nothing else happened */
    public long longestStep() {
        return Stream.of(before, after)
                .map(this::numbers)
                .flatMapToLong(quiet -> LongStream.range(1, quiet.size())
                        .map(later -> quiet.get((int) later) - quiet.get((int) later - 1)))
                .max()
                .orElse(0);
    }

    /** @return the name of the instance in each response with a number; empty where there is none */
    public List<Optional<String>> instances(Spread spread) {
        return answers.stream()
                .filter(answer -> number(counter, answer).isPresent())
                .map(answer -> spread.header().flatMap(answer::header).or(() -> spread.instanceIn(answer.body())))
                .toList();
    }
}
