package com.byeolshow.suite.stack;

import com.byeolshow.suite.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;
import java.util.zip.ZipFile;

/**
 * Executable jars laid out as a plain class path. A JVM starts from that in half the processor time: it can then use an
 * archive of the classes it loaded last time, which it writes by itself when it first stops.
 */
final class ExtractedJars {

    private final Path folder;

    ExtractedJars(Path folder) {
        this.folder = folder;
    }

    /** The jar to start, extracted anew when the built one changed. */
    Path of(Path jar) {
        Path target = folder.resolve(name(jar));
        Path stamp = target.resolve("contents");
        try {
            String built = contents(jar);
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(built)) {
                Folders.delete(target);
                Files.deleteIfExists(archiveOf(jar));
                extract(jar, target);
                Files.writeString(stamp, built);
            }
            return target.resolve(jar.getFileName());
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot extract " + jar, unusable);
        }
    }

    /** Where the archive of loaded classes belongs; it need not exist. */
    Path archiveOf(Path jar) {
        return folder.resolve(name(jar) + ".jsa");
    }

    private static String name(Path jar) {
        return jar.getFileName().toString().replace(".jar", "");
    }

    private static void extract(Path jar, Path target) throws IOException {
        Files.createDirectories(target);
        var tool = new ProcessBuilder(List.of(
                        JavaCommand.java(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djarmode=tools",
                        "-jar",
                        jar.toString(),
                        "extract",
                        "--force",
                        "--destination",
                        target.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (tool.waitFor() != 0) {
                throw new IOException("extracting ended with code " + tool.exitValue());
            }
        } catch (InterruptedException interrupted) {
            tool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /**
     * What is in a jar, whenever it was packed: a build packs all of them again, and those that are the same keep their
     * archives of classes.
     */
    static String contents(Path jar) throws IOException {
        var sum = new CRC32C();
        try (var file = new ZipFile(jar.toFile())) {
            file.stream()
                    .map(entry -> "%s %d %d%n".formatted(entry.getName(), entry.getSize(), entry.getCrc()))
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .forEach(sum::update);
            return "%d %d".formatted(file.size(), sum.getValue());
        }
    }
}
