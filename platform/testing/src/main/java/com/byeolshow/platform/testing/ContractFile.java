package com.byeolshow.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file under {@code contracts} that a test writes when asked to, and holds against what it says otherwise. */
final class ContractFile {

    private ContractFile() {}

    /**
     * Compares, or writes with {@code -Dbyeolshow.contracts.write=true}.
     *
     * @param path below {@code contracts}
     * @param actual what the file should say
     * @param meaning what the file is then, for the message
     * @throws AssertionError if the committed file says something else
     */
    static void keep(String path, String actual, String meaning) {
        Path file = folder().resolve(path);
        try {
            if (Boolean.getBoolean("byeolshow.contracts.write")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            String committed = Files.exists(file) ? Files.readString(file) : "";
            if (!committed.equals(actual)) {
                throw new AssertionError(
                        "contracts/%s is not %s; write it with -Dbyeolshow.contracts.write=true. First difference: %s"
                                .formatted(path, meaning, firstDifference(committed, actual)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String firstDifference(String committed, String actual) {
        var left = committed.lines().toList();
        var right = actual.lines().toList();
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String was = i < left.size() ? left.get(i) : "(end)";
            String is = i < right.size() ? right.get(i) : "(end)";
            if (!was.equals(is)) {
                return "line %d: committed «%s», now «%s»".formatted(i + 1, was.strip(), is.strip());
            }
        }
        return "white space";
    }

    /** From whichever module the test runs in. */
    private static Path folder() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("contracts/pom.xml"))) {
                return folder.resolve("contracts");
            }
        }
        throw new AssertionError("no contracts folder above " + Path.of("").toAbsolutePath());
    }
}
