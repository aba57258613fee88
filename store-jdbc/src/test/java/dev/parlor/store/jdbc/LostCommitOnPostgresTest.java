package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Proxies.proxy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.store.Answer;
import dev.parlor.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A COMMIT whose answer does not come: the store asks whether it was done, and does not do it again blindly. */
class LostCommitOnPostgresTest {
    private Database database;

    @BeforeEach
    void create() {
        database = Databases.postgres();
        JdbcStore.migrate(database.pool());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void X5_a_commit_whose_answer_was_lost_counts_and_is_not_done_again() {
        AtomicInteger losses = new AtomicInteger(1);
        JdbcStore store = JdbcStore.on(loses(losses, Connection::commit));
        UUID name = UUID.randomUUID();

        Answer<UUID> answer = store.apply(List.of(Marks.unit(name))).get(0);

        assertThat(losses).as("the answer was lost").hasValue(0);
        assertThat(answer.orThrow()).isEqualTo(name);
        assertThat(Marks.committed(JdbcStore.on(database.pool()))).containsExactly(name);
    }

    @Test
    void X1_of_a_batch_whose_commit_was_lost_all_counts() {
        JdbcStore store = JdbcStore.on(loses(new AtomicInteger(1), Connection::commit));
        List<UUID> names = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());

        List<Answer<UUID>> answers = store.apply(names.stream().map(Marks::unit).toList());

        assertThat(answers).extracting(Answer::orThrow).containsExactlyElementsOf(names);
        assertThat(Marks.committed(JdbcStore.on(database.pool()))).containsExactlyElementsOf(names);
    }

    @Test
    void X1_a_commit_that_never_reached_the_database_is_said_to_have_failed_and_left_nothing() {
        JdbcStore store = JdbcStore.on(loses(new AtomicInteger(1), Connection::rollback));
        UUID name = UUID.randomUUID();

        assertThatThrownBy(() -> store.apply(List.of(Marks.unit(name))).get(0).orThrow())
                .isInstanceOf(StoreException.class);

        assertThat(Marks.committed(JdbcStore.on(database.pool()))).isEmpty();
    }

    /** What becomes of the transaction before its answer is lost. */
    private interface Fate {
        void befall(Connection connection) throws SQLException;
    }

    /** The pool, over a line that breaks at so many commits. */
    private DataSource loses(AtomicInteger losses, Fate fate) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object given = method.invoke(database.pool(), arguments);
            return given instanceof Connection connection ? breaking(connection, losses, fate) : given;
        });
    }

    private static Connection breaking(Connection connection, AtomicInteger losses, Fate fate) {
        return proxy(Connection.class, (method, arguments) -> {
            if (method.getName().equals("commit") && losses.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                fate.befall(connection);
                throw new SQLException("An I/O error occurred while sending to the backend.", "08006");
            }
            return method.invoke(connection, arguments);
        });
    }
}
