package com.byeolshow.suite.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
