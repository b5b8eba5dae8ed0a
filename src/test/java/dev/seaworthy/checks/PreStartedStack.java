package dev.seaworthy.checks;

import dev.seaworthy.contract.Contract;
import dev.seaworthy.docker.ComposeStack;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.launcher.LauncherSession;

/** Passes a stack that is already started to the checks of a launcher session, to examine their verdicts about it. */
public final class PreStartedStack {
    private static final Namespace OURS = Namespace.create(PreStartedStack.class);

    private PreStartedStack() {}

    /** Wraps the stack so that it outlives the session: JUnit closes closeable values with it. */
    private record Mutated(ComposeStack stack, String row) {}

    /** Passes this stack to the checks of the session, which then start none. JUnit closes it with the session. */
    public static void put(LauncherSession session, ComposeStack stack) {
        session.getStore().put(OURS, ComposeStack.class, stack);
    }

    /**
     * Like {@link #put}, for a stack that may violate its contract: the rows come from its own contract, its variants
     * have the same mutation, and no check waits until it is healthy, since it may never be.
     *
     * @param row runs only the rows whose name in brackets, without quotation marks, contains this; empty for all
     */
    public static void putMutant(LauncherSession session, ComposeStack stack, Optional<String> row) {
        session.getStore().put(OURS, Mutated.class, new Mutated(stack, row.orElse("")));
    }

    /** @return a row's name as the check declares it: JUnit puts texts into quotation marks */
    public static String unquoted(String name) {
        return name.replace("\"", "");
    }

    static Optional<ComposeStack> in(ExtensionContext check) {
        return mutated(check)
                .map(Mutated::stack)
                .or(() -> Optional.ofNullable(store(check).get(ComposeStack.class, ComposeStack.class)));
    }

    /** @return the contract of a stack that may violate it; empty for any other stack */
    static Optional<Contract> mutant(ExtensionContext check) {
        return mutated(check).map(mutated -> mutated.stack().contract());
    }

    private static Optional<Mutated> mutated(ExtensionContext check) {
        return Optional.ofNullable(store(check).get(Mutated.class, Mutated.class));
    }

    /** @return whether this is a row that is not selected */
    static boolean leftOut(ExtensionContext check) {
        String row = mutated(check).map(Mutated::row).orElse("");
        boolean isRow = check.getTestMethod().isPresent() && check.getUniqueId().contains("test-template-invocation");
        return isRow && !unquoted("[" + check.getDisplayName() + "]").contains(row);
    }

    private static ExtensionContext.Store store(ExtensionContext check) {
        return check.getStore(StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.create(PreStartedStack.class));
    }
}
