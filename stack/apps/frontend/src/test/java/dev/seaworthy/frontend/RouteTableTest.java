package dev.seaworthy.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.javalin.http.Handler;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private final Handler read = ctx -> {};
    private final Handler write = ctx -> {};
    private final Handler head = ctx -> {};
    private final RouteTable table = new RouteTable()
            .on("GET", "/messages", read)
            .on("POST", "/messages", write)
            .on("HEAD", "/", head);

    @Test
    void a_route_is_found_by_method_and_path() {
        assertThat(table.find("GET", "/messages")).isSameAs(read);
        assertThat(table.find("POST", "/messages")).isSameAs(write);
    }

    @Test
    void head_is_handled_like_get_unless_it_has_a_route() {
        assertThat(table.find("HEAD", "/messages")).isSameAs(read);
        assertThat(table.find("HEAD", "/")).isSameAs(head);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/messages/", "/MESSAGES", "//messages", "/%6dessages", "/..;/messages", ""})
    void another_spelling_of_a_path_is_another_path(String path) {
        assertThatExceptionOfType(NotFoundResponse.class).isThrownBy(() -> table.find("GET", path));
    }

    @Test
    void another_method_is_rejected() {
        Handler rejecting = table.find("DELETE", "/messages");

        assertThat(rejecting).isNotSameAs(read).isNotSameAs(write);
        assertThatExceptionOfType(MethodNotAllowedResponse.class)
                .isThrownBy(() -> rejecting.handle(null))
                .satisfies(rejected ->
                        assertThat(rejected.getDetails()).containsEntry("availableMethods", "GET, HEAD, POST"));
    }
}
