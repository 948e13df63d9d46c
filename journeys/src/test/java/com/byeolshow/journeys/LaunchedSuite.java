package com.byeolshow.journeys;

import com.byeolshow.suite.demo.DemoData;
import com.byeolshow.suite.process.Folders;
import com.byeolshow.suite.process.Ports;
import com.byeolshow.suite.stack.Stack;
import com.byeolshow.suite.stack.StackSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the whole suite once for all journeys, on free ports, and hands it to whoever asks for a {@link Stack}. Each
 * journey begins with every part ready: those before it may have cut some off.
 */
final class LaunchedSuite implements ParameterResolver, BeforeEachCallback {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return stack(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stack(context).awaitReady("gateway");
    }

    private static Stack stack(ExtensionContext context) {
        String journey = context.getUniqueId();
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Launch.class, _ -> Launch.attempt(journey, LaunchedSuite::start), Launch.class)
                .stackFor(journey);
    }

    private static Stack start() {
        Path folder = Path.of("target", "suite").toAbsolutePath();
        try {
            Folders.delete(folder);
        } catch (IOException inUse) {
            throw new UncheckedIOException("cannot empty " + folder, inUse);
        }
        int gateway = Ports.anyFreeRow(3);
        // The sandbox takes the port after its own for its control plane.
        var stack = Stack.start(new StackSettings(folder, gateway, gateway + 1), System.out::println);
        try {
            DemoData.loadIfEmpty(stack.doors());
            return stack;
        } catch (RuntimeException failure) {
            stack.close();
            throw failure;
        }
    }
}
