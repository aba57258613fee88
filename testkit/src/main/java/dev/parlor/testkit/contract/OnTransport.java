package dev.parlor.testkit.contract;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A part of the contract of transports: each test has a transport of its own, with its platform. */
abstract class OnTransport {
    private final TransportContract contract;
    TransportFixture fixture;

    OnTransport(TransportContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    final void connect() {
        fixture = contract.create();
    }

    @AfterEach
    final void disconnect() {
        fixture.close();
    }
}
