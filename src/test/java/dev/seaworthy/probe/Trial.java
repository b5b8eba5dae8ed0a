package dev.seaworthy.probe;

import java.time.Duration;
import java.util.List;

/**
 * A load, what was done to the stack meanwhile, and what was left when all was over.
 *
 * @param seed which repeats its choices
 * @param whole from its first request on
 * @param steady when it began to be steady, from its beginning: before that it only warmed the stack up
 */
public record Trial(Seed seed, List<Episode> episodes, History whole, Duration steady, Tally tally, Passage passage) {
    /** @return what is judged of the answers; of what is kept, all is */
    public History history() {
        return whole.between(steady, whole.until());
    }
}
