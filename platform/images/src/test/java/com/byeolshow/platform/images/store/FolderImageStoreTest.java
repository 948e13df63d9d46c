package com.byeolshow.platform.images.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.test.StepVerifier;

class FolderImageStoreTest implements ImageStoreKit {

    @TempDir
    private Path folder;

    @Override
    public ImageStore store() {
        return new FolderImageStore(folder.resolve("images"));
    }

    @Override
    public void breakIt() {
        try {
            Files.writeString(folder.resolve("images"), "not a folder");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void halfWrittenFilesAreNotLeftBehind() throws IOException {
        StepVerifier.create(store().put(unusedName(), new byte[] {1}))
                .expectComplete()
                .verify(PATIENCE);

        try (var files = Files.list(folder.resolve("images"))) {
            assertThat(files).singleElement().asString().endsWith("-120.jpg");
        }
    }
}
