package com.byeolshow.suite.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things stand in a built checkout.
 *
 * @param root the checkout
 */
public record Layout(Path root) {

    /**
     * The checkout this process works in: its folder or one above it.
     *
     * @throws IllegalStateException when there is none
     */
    public static Layout ofThisCheckout() {
        Path here = Path.of("").toAbsolutePath();
        for (Path folder = here; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("local/suite/pom.xml"))) {
                return new Layout(folder);
            }
        }
        throw new IllegalStateException("not inside a checkout: " + here);
    }

    /**
     * The executable jar of a part.
     *
     * @throws IllegalStateException when it is not built
     */
    public Path jar(String part) {
        Path folder = part.equals("sandbox") ? root.resolve("local/sandbox") : root.resolve(part);
        Path jar = folder.resolve("target").resolve(part + ".jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(part + " is not built: run mvn package -DskipTests, or ./run");
        }
        return jar;
    }

    /** Where jars are extracted to, shared by all runs of this checkout. */
    public Path extractedJars() {
        return root.resolve(".run/apps");
    }

    /** The libraries the broker runs from. */
    public Path brokerLibraries() {
        return root.resolve("local/suite/target/lib");
    }

    /** The packaged launcher, which holds the broker's main class. */
    public Path launcherJar() {
        return root.resolve("local/suite/target/suite.jar");
    }
}
