package dev.seaworthy.report;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * Shows a method's name as the obligation that it is: words, and not the types of its parameters. JUnit finds it by
 * {@code junit-platform.properties}.
 */
public final class SentenceDisplayNames extends DisplayNameGenerator.Standard {
    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> type, Method method) {
        return method.getName().replace('_', ' ');
    }
}
