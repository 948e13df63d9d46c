package com.byeolshow.suite.stack;

import com.byeolshow.suite.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.CRC32C;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Executable jars laid out as a plain class path. A JVM starts from that in half the processor time: it can then use an
 * archive of the classes it loaded last time, which it writes by itself when it first stops.
 */
final class ExtractedJars {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

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

    /** What the jar's own tool does, but a JVM for each of so many jars would take longer than all they need to start. */
    private static void extract(Path jar, Path target) throws IOException {
        Path libraries = Files.createDirectories(target.resolve("lib"));
        try (var packed = new JarFile(jar.toFile());
                var plain = new JarOutputStream(
                        Files.newOutputStream(target.resolve(jar.getFileName())), manifest(packed))) {
            var written = new HashSet<>(Set.of(JarFile.MANIFEST_NAME));
            for (ZipEntry entry : Collections.list(packed.entries())) {
                String name = entry.getName();
                if (name.startsWith(LIBRARIES) && !entry.isDirectory()) {
                    try (var library = packed.getInputStream(entry)) {
                        Files.copy(library, libraries.resolve(name.substring(LIBRARIES.length())));
                    }
                    continue;
                }
                String kept = name.startsWith(CLASSES) ? name.substring(CLASSES.length()) : name;
                boolean own = name.startsWith(CLASSES) || name.startsWith("META-INF/maven/");
                // Folders too: that is where Spring looks for classes and migrations.
                if (own && !kept.isEmpty() && written.add(kept)) {
                    plain.putNextEntry(new ZipEntry(kept));
                    try (var content = packed.getInputStream(entry)) {
                        content.transferTo(plain);
                    }
                    plain.closeEntry();
                }
            }
        }
    }

    /** Starts the application itself instead of the loader of jars within jars. */
    private static Manifest manifest(JarFile packed) throws IOException {
        var manifest = new Manifest(packed.getManifest());
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MAIN_CLASS, main.remove(new Attributes.Name("Start-Class")));
        try (var index = packed.getInputStream(packed.getEntry("BOOT-INF/classpath.idx"))) {
            String classPath = new String(index.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.substring(line.indexOf('"') + 1 + LIBRARIES.length(), line.lastIndexOf('"')))
                    .map("lib/"::concat)
                    .collect(Collectors.joining(" "));
            main.put(Attributes.Name.CLASS_PATH, classPath);
        }
        return manifest;
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
