package dev.parlor.testkit.contract;

import dev.parlor.store.MediaStore;
import dev.parlor.store.memory.InMemoryMediaStore;
import java.time.InstantSource;

class InMemoryMediaStoreContractTest extends MediaStoreContract {
    @Override
    protected MediaStore create(InstantSource time) {
        return new InMemoryMediaStore(time);
    }
}
