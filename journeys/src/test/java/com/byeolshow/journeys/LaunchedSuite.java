package com.byeolshow.journeys;

import com.byeolshow.suite.demo.DemoData;
import com.byeolshow.suite.process.Ports;
import com.byeolshow.suite.stack.Stack;
import com.byeolshow.suite.stack.StackSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the whole suite once for all journeys, on free ports, and hands it to whoever asks for a {@link Stack}. */
final class LaunchedSuite implements ParameterResolver {

    private record Running(Stack stack) implements AutoCloseable {

        @Override
        public void close() {
            stack.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Running.class, _ -> start(), Running.class)
                .stack();
    }

    private static Running start() {
        Path folder = Path.of("target", "suite").toAbsolutePath();
        empty(folder);
        int gatewayPort = Ports.anyFree(1).getFirst();
        int sandboxPort = twoInARow();
        var stack = Stack.start(new StackSettings(folder, gatewayPort, sandboxPort), System.out::println);
        DemoData.loadIfEmpty(stack.doors());
        return new Running(stack);
    }

    /** The sandbox takes the port after its own for its control plane. */
    private static int twoInARow() {
        while (true) {
            int port = Ports.anyFree(1).getFirst();
            if (Ports.isFree(port + 1)) {
                return port;
            }
        }
    }

    private static void empty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException inUse) {
            throw new IllegalStateException("cannot empty " + folder, inUse);
        }
    }
}
