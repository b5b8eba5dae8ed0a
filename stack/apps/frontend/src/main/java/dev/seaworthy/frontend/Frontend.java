package dev.seaworthy.frontend;

import dev.seaworthy.common.Application;
import dev.seaworthy.common.Environment;
import dev.seaworthy.common.Launcher;
import dev.seaworthy.common.VersionResponse;
import dev.seaworthy.common.WebServer;

/** Starts and stops the parts of the frontend. */
final class Frontend {

    private Frontend() {}

    public static void main(String[] arguments) {
        Launcher.launch(Frontend::start);
    }

    private static Application.Running start(Environment environment) {
        FrontendSettings settings = FrontendSettings.from(environment);
        VersionResponse version = settings.version();
        ApiClient api = new ApiClient(settings.api());
        WebServer server = WebServer.start(FrontendRoutes.of(settings.domain(), api, version));
        return () -> {
            server.close();
            api.close();
        };
    }
}
