package dev.seaworthy.report;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/**
 * Shows a test method's name as a sentence, without parameter types. JUnit loads it through
 * {@code junit-platform.properties}.
 */
public final class SentenceDisplayNames extends DisplayNameGenerator.Standard {
    @Override
    public String generateDisplayNameForMethod(List<Class<?>> enclosing, Class<?> type, Method method) {
        return method.getName().replace('_', ' ');
    }
}
