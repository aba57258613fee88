package dev.parlor.store.jdbc;

import dev.parlor.store.MediaStore;
import dev.parlor.testkit.contract.MediaStoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class FileSystemMediaStoreContractTest extends MediaStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected MediaStore create(InstantSource time) {
        return FileSystemMediaStore.in(folder, time);
    }
}
