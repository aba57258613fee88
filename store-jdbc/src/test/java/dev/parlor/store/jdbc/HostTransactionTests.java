package dev.parlor.store.jdbc;

import static dev.parlor.store.jdbc.Desk.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.id.MessageId;
import dev.parlor.message.SendOptions;
import dev.parlor.message.Text;
import dev.parlor.testkit.MovableClock;
import dev.parlor.testkit.RecordingTransport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ann's order and her message to Noor are one transaction of the host's, by plain JDBC and by Spring: both are there, or
 * neither.
 */
abstract class HostTransactionTests {
    private final Database database;
    private final RecordingTransport wire = new RecordingTransport();
    private JdbcStore store;
    private Desk desk;

    /** On a database with our tables. */
    HostTransactionTests(Database database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        Rooms.empty(database);
        database.execute("CREATE TABLE IF NOT EXISTS orders (number INT)");
        MovableClock clock = MovableClock.at("2026-03-02T09:00:00Z");
        store = JdbcStore.builder(database.pool()).clock(clock).build();
        desk = new Desk(store, wire, clock);
    }

    @Test
    void S11_by_plain_jdbc_what_is_committed_goes() throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            orders(connection, 7);
            connection.commit();
        }

        assertGoes(7);
    }

    @Test
    void S11_by_plain_jdbc_what_is_rolled_back_never_was() throws SQLException {
        Map<String, List<List<String>>> before = everything();
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            orders(connection, 7);
            connection.rollback();
        }

        assertNothingOf(before);
    }

    @Test
    void S11_by_spring_what_is_committed_goes() {
        spring().executeWithoutResult(transaction -> {
            orders(DataSourceUtils.getConnection(database.pool()), 7);
            assertThat(store.intakeEntries(10)).as("before the commit").isEmpty();
        });

        assertGoes(7);
    }

    @Test
    void S11_by_spring_what_is_rolled_back_never_was() {
        Map<String, List<List<String>>> before = everything();

        spring().executeWithoutResult(transaction -> {
            orders(DataSourceUtils.getConnection(database.pool()), 7);
            transaction.setRollbackOnly();
        });

        assertNothingOf(before);
    }

    @Test
    void S11_by_spring_an_exception_of_the_host_takes_its_message_along() {
        Map<String, List<List<String>>> before = everything();

        assertThatThrownBy(() -> spring().executeWithoutResult(transaction -> {
                    orders(DataSourceUtils.getConnection(database.pool()), 7);
                    throw new IllegalStateException("out of stock");
                }))
                .hasMessage("out of stock");

        assertNothingOf(before);
    }

    @Test
    void S11_by_spring_only_what_is_nested_goes_with_its_savepoint() {
        spring().executeWithoutResult(outer -> {
            orders(DataSourceUtils.getConnection(database.pool()), 7);
            spring(TransactionDefinition.PROPAGATION_NESTED).executeWithoutResult(inner -> {
                orders(DataSourceUtils.getConnection(database.pool()), 8);
                inner.setRollbackOnly();
            });
        });

        assertGoes(7);
    }

    @Test
    void S11_by_spring_a_transaction_within_another_goes_by_its_own_end() {
        spring().executeWithoutResult(outer -> {
            orders(DataSourceUtils.getConnection(database.pool()), 7);
            spring(TransactionDefinition.PROPAGATION_REQUIRES_NEW)
                    .executeWithoutResult(inner -> orders(DataSourceUtils.getConnection(database.pool()), 8));
            outer.setRollbackOnly();
        });

        assertGoes(8);
    }

    @Test
    void S11_by_spring_a_message_that_was_sent_without_the_hosts_connection_stays() {
        spring().executeWithoutResult(transaction -> {
            orders(DataSourceUtils.getConnection(database.pool()), 7);
            desk.sends("Order 8 is on its way");
            transaction.setRollbackOnly();
        });

        desk.dispatch();
        assertThat(sent()).containsExactly("Order 8 is on its way");
    }

    @Test
    void S11_by_spring_outside_of_a_transaction_the_connection_is_refused() {
        Connection connection = DataSourceUtils.getConnection(database.pool());
        try {
            assertThatThrownBy(() -> store.intake(connection))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("must have a transaction of the host's open");
        } finally {
            DataSourceUtils.releaseConnection(connection, database.pool());
        }
    }

    final TransactionTemplate spring() {
        return spring(TransactionDefinition.PROPAGATION_REQUIRED);
    }

    private TransactionTemplate spring(int propagation) {
        TransactionTemplate template = new TransactionTemplate(new DataSourceTransactionManager(database.pool()));
        template.setPropagationBehavior(propagation);
        return template;
    }

    /** The host's row, and the message about it, on the connection of the host's transaction. */
    private void orders(Connection connection, int number) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate("INSERT INTO orders VALUES (" + number + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        sends(connection, number);
    }

    final MessageId sends(Connection connection, int number) {
        return Desk.taken(desk.parlor.send(
                ANN, desk.thread, new Text(about(number)), SendOptions.none(), store.intake(connection)));
    }

    private static String about(int number) {
        return "Order " + number + " is on its way";
    }

    private void assertGoes(int number) {
        assertThat(ordered()).containsExactly(number);
        desk.dispatch();
        assertThat(sent()).containsExactly(about(number));
        assertThat(desk.texts()).containsOnlyOnce(about(number));
        assertThat(store.intakeEntries(10)).isEmpty();
    }

    /** Neither a row of the host's nor of ours: no message, no event, no chat that is due. */
    private void assertNothingOf(Map<String, List<List<String>>> before) {
        assertThat(everything()).isEqualTo(before);
        desk.dispatch();
        assertThat(sent()).isEmpty();
    }

    private List<Integer> ordered() {
        return new JdbcTemplate(database.pool()).queryForList("SELECT number FROM orders", Integer.class);
    }

    private List<String> sent() {
        return wire.texts().stream().filter(text -> text.startsWith("Order")).toList();
    }

    private Map<String, List<List<String>>> everything() {
        return database.tables().stream()
                .collect(Collectors.toMap(Function.identity(), table -> database.query("SELECT * FROM " + table)));
    }
}
