package dev.parlor.store.jdbc;

import dev.parlor.store.MediaStore;
import dev.parlor.testkit.contract.MediaStoreContract;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class FileSystemMediaStoreContractTest {
    @TempDir
    private Path folder;

    @Nested
    class AsTheyCame extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return FileSystemMediaStore.in(folder, time);
        }
    }

    @Nested
    class Encrypted extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return FileSystemMediaStore.in(folder, time).encryptedBy(TestKeys.cipher("spring"));
        }
    }
}
