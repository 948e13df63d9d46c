package com.byeolshow.suite.stack;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs that share one small machine: bounded heaps, one collector thread, quick start. */
final class JavaCommand {

    private JavaCommand() {}

    /**
     * A JVM for a jar.
     *
     * @param classArchive what it loaded last time; written when the JVM stops if it is missing or no longer fits
     * @param options further options, which win over ours
     */
    static List<String> ofJar(Path jar, Path classArchive, int heapMegabytes, List<String> options) {
        var command = base(heapMegabytes, classArchive);
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    /** A JVM for a main class; the class path may end in a wildcard but holds no folders of classes. */
    static List<String> ofClass(
            List<Path> classPath, Path classArchive, String mainClass, int heapMegabytes, List<String> arguments) {
        var command = base(heapMegabytes, classArchive);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator, classPath.stream().map(Path::toString).toList()));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    /** The JDK that runs the launcher runs everything. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static List<String> base(int heapMegabytes, Path classArchive) {
        return new ArrayList<>(List.of(
                java(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + classArchive,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8"));
    }
}
