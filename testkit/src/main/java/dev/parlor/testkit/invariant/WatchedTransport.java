package dev.parlor.testkit.invariant;

import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Passes everything on, and shows the invariants what leaves. */
final class WatchedTransport implements Transport {
    private final Transport transport;
    private final Invariants invariants;

    WatchedTransport(Transport transport, Invariants invariants) {
        this.transport = transport;
        this.invariants = invariants;
    }

    @Override
    public CompletionStage<SendResult> send(Outgoing outgoing) {
        invariants.leaves(outgoing.token());
        return transport.send(outgoing);
    }

    @Override
    public Optional<AccountView> account(PlatformNumber number) {
        return transport.account(number);
    }

    @Override
    public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
        return transport.templates(number);
    }

    @Override
    public Optional<MediaTransfer> mediaTransfer() {
        return transport.mediaTransfer();
    }

    @Override
    public Optional<Courtesies> courtesies() {
        return transport.courtesies();
    }
}
