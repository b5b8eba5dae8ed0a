package dev.seaworthy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LinePlotTest {
    @Test
    void measurements_and_linear_growth_have_the_same_scale() {
        assertThat(new LinePlot("seconds", List.of(5, 10), List.of(2.0, 3.0)).svg())
                .contains("points=\"320.0,170.0 580.0,40.0\"", "points=\"320.0,170.0 580.0,105.0\"", ">3.00</text>");
    }
}
