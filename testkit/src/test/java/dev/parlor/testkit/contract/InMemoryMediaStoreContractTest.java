package dev.parlor.testkit.contract;

import dev.parlor.store.MediaStore;
import dev.parlor.store.memory.InMemoryMediaStore;

class InMemoryMediaStoreContractTest extends MediaStoreContract {
    @Override
    protected MediaStore create() {
        return new InMemoryMediaStore();
    }
}
