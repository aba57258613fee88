package dev.parlor.store.jdbc;

import dev.parlor.store.MediaStore;
import dev.parlor.testkit.contract.MediaStoreContract;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

class JdbcMediaStoreContractTest {
    private static final Database H2 = Rooms.migrated(Databases.h2());
    private static final Database POSTGRES = Rooms.migrated(Databases.postgres());

    @AfterAll
    static void closeDatabases() {
        H2.close();
        POSTGRES.close();
    }

    private static JdbcMediaStore emptied(Database database, InstantSource time) {
        database.empty();
        return JdbcMediaStore.on(database.pool(), time);
    }

    @Nested
    class OnH2 extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return emptied(H2, time);
        }
    }

    @Nested
    class OnPostgres extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return emptied(POSTGRES, time);
        }
    }

    @Nested
    class EncryptedOnH2 extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return emptied(H2, time).encryptedBy(TestKeys.cipher("spring"));
        }
    }

    @Nested
    class EncryptedOnPostgres extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return emptied(POSTGRES, time).encryptedBy(TestKeys.cipher("spring"));
        }
    }
}
