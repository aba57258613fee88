package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.StoreException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionTemplate;

class HostTransactionOnPostgresTest extends HostTransactionTests {
    private static final Database DATABASE = Rooms.migrated(Databases.postgres());

    HostTransactionOnPostgresTest() {
        super(DATABASE);
    }

    @AfterAll
    static void closeDatabase() {
        DATABASE.close();
    }

    /** H2 takes "read only" as a hint. */
    @Test
    void S11_a_transaction_that_only_reads_takes_no_message() {
        TransactionTemplate reading = spring();
        reading.setReadOnly(true);

        assertThatThrownBy(() -> reading.executeWithoutResult(
                        transaction -> sends(DataSourceUtils.getConnection(DATABASE.pool()), 7)))
                .isInstanceOf(StoreException.class);
    }
}
