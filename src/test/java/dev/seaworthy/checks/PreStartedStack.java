package dev.seaworthy.checks;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.docker.ComposeProject;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/** A stack that whoever runs the checks has started for them, to see what they say of it. */
public final class PreStartedStack {
    private static final Namespace OURS = Namespace.create(PreStartedStack.class);

    private PreStartedStack() {}

    /** Held so that it outlives the session: what can be closed, JUnit closes with it. */
    private record Mutated(ComposeProject stack, String row) {}

    /** From now on the checks of this session are given this stack, and start none. It is closed with the session. */
    public static void put(LauncherSession session, ComposeProject stack) {
        session.getStore().put(OURS, ComposeProject.class, stack);
    }

    /**
     * Like {@link #put}, for a stack that may break its word: the rows are those of its own contract, its variants are
     * like it, and nobody waits until it is well, for it may never be.
     *
     * @param row only the rows whose name in brackets, without quotation marks, contains this; empty for all
     */
    public static void putMutant(LauncherSession session, ComposeProject stack, Optional<String> row) {
        session.getStore().put(OURS, Mutated.class, new Mutated(stack, row.orElse("")));
    }

    /** @return a row's name as it is written in the check: JUnit puts texts into quotation marks */
    public static String unquoted(String name) {
        return name.replace("\"", "");
    }

    static Optional<ComposeProject> in(ExtensionContext check) {
        return mutated(check)
                .map(Mutated::stack)
                .or(() -> Optional.ofNullable(store(check).get(ComposeProject.class, ComposeProject.class)));
    }

    /** @return the contract of a stack that may break its word; empty for any other */
    static Optional<Contract> mutant(ExtensionContext check) {
        return mutated(check).map(mutated -> mutated.stack().contract());
    }

    private static Optional<Mutated> mutated(ExtensionContext check) {
        return Optional.ofNullable(store(check).get(Mutated.class, Mutated.class));
    }

    /** @return whether this is a row that nobody wants to hear of */
    static boolean leftOut(ExtensionContext check) {
        String row = mutated(check).map(Mutated::row).orElse("");
        boolean isRow = check.getTestMethod().isPresent() && check.getUniqueId().contains("test-template-invocation");
        return isRow && !unquoted("[" + check.getDisplayName() + "]").contains(row);
    }

    private static ExtensionContext.Store store(ExtensionContext check) {
        return check.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(PreStartedStack.class));
    }
}
