package dev.seaworthy.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seaworthy.contract.FaultKind;
import dev.seaworthy.load.FaultWindow;
import dev.seaworthy.load.History;
import dev.seaworthy.load.Operation;
import dev.seaworthy.load.Operation.Kind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class HistoryPlotTest {
    private static final String RED = "#c62828";

    @Test
    void a_fault_window_is_shaded_from_its_beginning_to_its_end_and_failures_are_red() throws Exception {
        Instant began = Instant.EPOCH.plusSeconds(2);
        FaultWindow window = new FaultWindow(
                "web-1 is <killed>", FaultKind.KILLED, began, began.plusSeconds(1), began.plusSeconds(4));
        Document plot = parsed(HistoryPlot.svg(history(), List.of(window)));

        assertThat(plot.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("web-1 is <killed>");
        assertThat(attribute(plot, "fill", "#8a8a8a", "x")).containsExactly("240.0");
        assertThat(attribute(plot, "fill", "#8a8a8a", "width")).containsExactly("352.0");
        assertThat(attribute(plot, "fill", RED, "x")).containsExactly("416.0");
        assertThat(plot.getElementsByTagName("polyline").getLength()).isEqualTo(2);
    }

    @Test
    void a_history_without_requests_is_a_valid_image() throws Exception {
        History nothing = new History("load", Instant.EPOCH, Duration.ZERO, List.of());

        assertThat(parsed(HistoryPlot.svg(nothing, List.of()))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("svg");
    }

    /** Ten seconds with ten requests per second; the request at 4 s fails. */
    private static History history() {
        List<Operation> all = IntStream.range(0, 100)
                .mapToObj(number -> new Operation(
                        "load." + number,
                        Kind.VISIT,
                        Duration.ofMillis(100L * number + 1),
                        Duration.ofMillis(100L * number + 1),
                        Duration.ofMillis(100L * number + 21),
                        number == 40 ? 502 : 200,
                        "I've been visited %d times, and my hostname is web\n".formatted(number + 1)))
                .toList();
        return new History("load", Instant.EPOCH, Duration.ofSeconds(10), all);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> attribute(Document plot, String name, String value, String wanted) {
        NodeList shapes = plot.getElementsByTagName("rect");
        return IntStream.range(0, shapes.getLength())
                .mapToObj(shapes::item)
                .filter(shape ->
                        shape.getAttributes().getNamedItem(name).getNodeValue().equals(value))
                .map(shape -> shape.getAttributes().getNamedItem(wanted).getNodeValue())
                .toList();
    }
}
