package com.byeolshow.suite.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where things stand in a built checkout.
 *
 * @param root the checkout
 */
public record Layout(Path root) {

    /** The checkout this class was built in: its jar or class folder lies in {@code local/suite/target}. */
    public static Layout ofThisBuild() {
        Path here;
        try {
            here = Path.of(Layout.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (java.net.URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
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

    /** The libraries the broker runs from. */
    public Path brokerLibraries() {
        return root.resolve("local/suite/target/lib");
    }

    /** The compiled launcher, which holds the broker's main class. */
    public Path launcherClasses() {
        return root.resolve("local/suite/target/classes");
    }
}
