package com.byeolshow.suite;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param once play the show and leave, instead of staying up
 * @param demo whether demo data is loaded and the show played
 * @param keep where data shall survive the run; null means a fresh folder that is emptied at the next start
 */
record Options(boolean once, boolean demo, @Nullable Path keep, int port, int sandboxPort) {

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with a sentence for the person who typed it
     */
    static Options parse(String... arguments) {
        boolean once = false;
        boolean demo = true;
        Path keep = null;
        int port = 8080;
        int sandboxPort = 8090;
        Iterator<String> rest = Arrays.asList(arguments).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--once" -> once = true;
                case "--no-demo" -> demo = false;
                case "--keep" -> keep = Path.of(value(option, rest)).toAbsolutePath();
                case "--port" -> port = port(option, rest);
                case "--sandbox-port" -> sandboxPort = port(option, rest);
                default -> throw new IllegalArgumentException("unknown option " + option);
            }
        }
        if (once && !demo) {
            throw new IllegalArgumentException("--once plays the demo show, so it cannot go with --no-demo");
        }
        return new Options(once, demo, keep, port, sandboxPort);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }

    private static int port(String option, Iterator<String> rest) {
        String value = value(option, rest);
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > 65_534) {
            throw new IllegalArgumentException(option + " needs a port between 1 and 65534, not " + value);
        }
        return Integer.parseInt(value);
    }
}
