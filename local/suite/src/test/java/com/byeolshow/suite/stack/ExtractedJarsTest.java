package com.byeolshow.suite.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractedJarsTest {

    @TempDir
    Path folder;

    private String contents(long packedAt, String name, String text) throws IOException {
        Path jar = folder.resolve("part.jar");
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            var entry = new ZipEntry(name);
            entry.setTime(packedAt);
            zip.putNextEntry(entry);
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return ExtractedJars.contents(jar);
    }

    @Test
    void aJarPackedAgainIsTheSameUnlessSomethingInItChanged() throws IOException {
        String before = contents(1_900_000_000_000L, "Part.class", "one");

        assertThat(contents(1_900_000_900_000L, "Part.class", "one")).isEqualTo(before);
        assertThat(contents(1_900_000_000_000L, "Part.class", "two")).isNotEqualTo(before);
        assertThat(contents(1_900_000_000_000L, "Other.class", "one")).isNotEqualTo(before);
    }

    @Test
    void theExtractedJarStartsTheApplicationWithItsLibraries() throws IOException {
        var jars = new ExtractedJars(folder.resolve("apps"));

        Path plain = jars.of(executable("one"));

        try (var jar = new JarFile(plain.toFile())) {
            var main = jar.getManifest().getMainAttributes();
            assertThat(main.getValue("Main-Class")).isEqualTo("com.byeolshow.Part");
            assertThat(main.getValue("Class-Path")).isEqualTo("lib/words.jar lib/more.jar");
            assertThat(main.getValue("Implementation-Version")).isEqualTo("1");
            assertThat(Collections.list(jar.entries()).stream().map(ZipEntry::getName))
                    .containsExactlyInAnyOrder(
                            "META-INF/MANIFEST.MF", "com/", "com/byeolshow/Part.class", "META-INF/spring.factories");
            assertThat(jar.getInputStream(jar.getEntry("com/byeolshow/Part.class")))
                    .hasContent("one");
        }
        assertThat(plain.resolveSibling("lib/words.jar")).hasContent("words");
        assertThat(plain.resolveSibling("lib/more.jar")).hasContent("more");
    }

    @Test
    void whatDidNotChangeKeepsItsArchiveOfClasses() throws IOException {
        var jars = new ExtractedJars(folder.resolve("apps"));
        Path archive = jars.archiveOf(executable("one"));
        jars.of(executable("one"));
        Files.writeString(archive, "classes");

        jars.of(executable("one"));
        assertThat(archive).exists();

        assertThat(jars.of(executable("two"))).exists();
        assertThat(archive).doesNotExist();
    }

    /** As Spring Boot packs it. */
    private Path executable(String code) throws IOException {
        Path jar = folder.resolve("part.jar");
        var manifest = new Manifest();
        var main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
        main.put(Attributes.Name.IMPLEMENTATION_VERSION, "1");
        main.putValue("Start-Class", "com.byeolshow.Part");
        var entries = new LinkedHashMap<String, String>();
        entries.put("META-INF/services/java.nio.file.spi.FileSystemProvider", "the loader's");
        entries.put("org/springframework/boot/loader/Loader.class", "the loader's");
        entries.put("BOOT-INF/classes/", "");
        entries.put("BOOT-INF/classes/com/", "");
        entries.put("BOOT-INF/classes/com/byeolshow/Part.class", code);
        entries.put("BOOT-INF/classes/META-INF/spring.factories", "");
        entries.put("BOOT-INF/lib/", "");
        entries.put("BOOT-INF/lib/more.jar", "more");
        entries.put("BOOT-INF/lib/words.jar", "words");
        entries.put("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/words.jar\"\n- \"BOOT-INF/lib/more.jar\"\n");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var entry : entries.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return jar;
    }
}
