package dev.seaworthy.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.frontend.VisitHistory.Minute;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

    private static final Instant TEN = Instant.parse("2026-01-01T10:00:00Z");

    @Test
    void the_highest_bar_fills_the_plot_and_the_others_are_in_proportion() {
        Plot plot = Plot.of(List.of(new Minute(TEN, 2), new Minute(TEN.plusSeconds(60), 8)));

        assertThat(plot.bars()).extracting(Plot.Bar::height).containsExactly(30.0, 120.0);
        assertThat(plot.bars()).extracting(Plot.Bar::y).containsExactly(90.0, 0.0);
        assertThat(plot).extracting(Plot::most, Plot::from, Plot::to).containsExactly(8L, "10:00", "10:01");
    }

    @Test
    void without_visits_there_are_bars_without_height() {
        Plot plot = Plot.of(List.of(new Minute(TEN, 0)));

        assertThat(plot.bars()).extracting(Plot.Bar::height).containsExactly(0.0);
    }
}
