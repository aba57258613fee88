package dev.parlor.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.Transport;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a transport tells of a number and its templates: what the platform said just now, or nothing. */
abstract class AccountContract {
    private final TransportContract contract;
    private TransportFixture fixture;

    AccountContract(TransportContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void begin() {
        fixture = contract.create();
    }

    @AfterEach
    void end() {
        fixture.close();
    }

    @Test
    void G2_asking_about_a_number_is_answered_and_sends_nothing() {
        assertIsAnsweredWithoutASend(Transport::account);
    }

    @Test
    void O11_asking_for_templates_is_answered_and_sends_nothing() {
        assertIsAnsweredWithoutASend(Transport::templates);
    }

    @Test
    void G2_without_a_connection_nothing_is_told_of_a_number() {
        assertTellsNothingWithoutAConnection(Transport::account);
    }

    @Test
    void O11_without_a_connection_no_templates_are_told() {
        assertTellsNothingWithoutAConnection(Transport::templates);
    }

    private void assertIsAnsweredWithoutASend(BiFunction<Transport, PlatformNumber, Optional<?>> question) {
        int before = fixture.requests();

        assertThat(question.apply(fixture.transport(), fixture.number())).isNotNull();

        assertThat(fixture.requests()).as("requests to send").isEqualTo(before);
    }

    /** The one exception that the port names, or empty where the transport never tells. */
    private void assertTellsNothingWithoutAConnection(BiFunction<Transport, PlatformNumber, Optional<?>> question) {
        fixture.becomeUnreachable();

        Optional<?> told;
        try {
            told = question.apply(fixture.transport(), fixture.number());
        } catch (UncheckedIOException trouble) {
            return;
        }

        assertThat(told)
                .as("told without having asked the platform")
                .isNotNull()
                .isEmpty();
    }
}
