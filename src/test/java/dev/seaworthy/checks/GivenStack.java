package dev.seaworthy.checks;

import dev.seaworthy.stack.ComposeProject;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/** A stack that whoever runs the checks has started for them, to see what they say of it. */
public final class GivenStack {
    private GivenStack() {}

    /** From now on the checks of this session are given this stack, and start none. */
    public static void put(LauncherSession session, ComposeProject stack) {
        session.getStore().put(Namespace.create(GivenStack.class), ComposeProject.class, stack);
    }

    static Optional<ComposeProject> in(ExtensionContext check) {
        return Optional.ofNullable(
                check.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(GivenStack.class))
                        .get(ComposeProject.class, ComposeProject.class));
    }
}
