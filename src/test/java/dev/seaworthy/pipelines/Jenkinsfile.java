package dev.seaworthy.pipelines;

import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.Script;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilerConfiguration;

/**
 * Executes a declarative Jenkinsfile as Groovy and records what it declares. JenkinsPipelineUnit, which does the same,
 * has no release on Maven Central that knows declarative pipelines.
 */
public abstract class Jenkinsfile extends Script {
    private final Deque<String> blocks = new ArrayDeque<>();
    private final List<Declaration> declarations = new ArrayList<>();

    /**
     * A step or an option.
     *
     * @param block the enclosing blocks from the outside, such as {@code pipeline stages stage(Verify) steps}
     * @param arguments as Java writes them, a map like {@code {time=40}}
     */
    record Declaration(String block, String name, String arguments) {}

    static List<Declaration> declarations(Path file) throws IOException {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(Jenkinsfile.class.getName());
        Jenkinsfile script = (Jenkinsfile) new GroovyShell(configuration).parse(file.toFile());
        script.run();
        return List.copyOf(script.declarations);
    }

    /** A method is a block if its last argument is a closure, and otherwise a step or an option. */
    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object[] values = arguments instanceof Object[] array ? array : new Object[] {arguments};
        String text = Arrays.stream(values)
                .filter(value -> !(value instanceof Closure))
                .map(Objects::toString)
                .collect(Collectors.joining(", "));
        if (values.length > 0 && values[values.length - 1] instanceof Closure<?> body) {
            blocks.addLast(text.isEmpty() ? name : "%s(%s)".formatted(name, text));
            body.setDelegate(this);
            body.setResolveStrategy(Closure.DELEGATE_FIRST);
            body.call();
            blocks.removeLast();
        } else {
            declarations.add(new Declaration(String.join(" ", blocks), name, text));
        }
        return name;
    }

    /** A name without arguments, such as {@code any}. */
    @Override
    public Object getProperty(String name) {
        return name;
    }

    static Stream<Declaration> in(List<Declaration> declarations, String block) {
        return declarations.stream().filter(declaration -> declaration.block().equals(block));
    }
}
