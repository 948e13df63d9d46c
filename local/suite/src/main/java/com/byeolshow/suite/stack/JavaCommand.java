package com.byeolshow.suite.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of JVMs that share one small machine: bounded heaps, one collector thread, quick start. */
final class JavaCommand {

    private JavaCommand() {}

    static List<String> ofJar(Path jar, int heapMegabytes) {
        var command = base(heapMegabytes);
        command.add("-jar");
        command.add(jar.toString());
        return command;
    }

    static List<String> ofClass(List<Path> classPath, String mainClass, int heapMegabytes, List<String> arguments) {
        var command = base(heapMegabytes);
        command.add("-cp");
        command.add(String.join(
                java.io.File.pathSeparator,
                classPath.stream().map(Path::toString).toList()));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static List<String> base(int heapMegabytes) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:MaxDirectMemorySize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dfile.encoding=UTF-8"));
    }
}
