package dev.parlor.testkit.contract;

import dev.parlor.id.MediaId;
import dev.parlor.id.PlatformId;
import dev.parlor.id.PlatformNumber;
import dev.parlor.transport.AccountView;
import dev.parlor.transport.Courtesies;
import dev.parlor.transport.CourtesyResult;
import dev.parlor.transport.FetchResult;
import dev.parlor.transport.FileSink;
import dev.parlor.transport.FileUpload;
import dev.parlor.transport.ListedTemplate;
import dev.parlor.transport.MediaTransfer;
import dev.parlor.transport.Outgoing;
import dev.parlor.transport.SendResult;
import dev.parlor.transport.Transport;
import dev.parlor.transport.UploadResult;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A recorded platform behind a transport that is right, for a subclass to make it wrong in one place. */
class WrongTransport extends RecordedPlatform implements Transport, MediaTransfer, Courtesies {
    @Override
    public final Transport transport() {
        return this;
    }

    @Override
    public CompletionStage<SendResult> send(Outgoing outgoing) {
        return wire.send(outgoing);
    }

    @Override
    public Optional<AccountView> account(PlatformNumber number) {
        return wire.account(number);
    }

    @Override
    public Optional<List<ListedTemplate>> templates(PlatformNumber number) {
        return wire.templates(number);
    }

    @Override
    public Optional<MediaTransfer> mediaTransfer() {
        return Optional.of(this);
    }

    @Override
    public Optional<Courtesies> courtesies() {
        return Optional.of(this);
    }

    @Override
    public CompletionStage<UploadResult> upload(FileUpload upload) {
        return wire.media().upload(upload);
    }

    @Override
    public CompletionStage<FetchResult> fetch(PlatformNumber number, MediaId file, FileSink sink) {
        return wire.media().fetch(number, file, sink);
    }

    @Override
    public CompletionStage<CourtesyResult> showRead(PlatformNumber number, PlatformId message) {
        return wire.signs().showRead(number, message);
    }

    @Override
    public CompletionStage<CourtesyResult> showTyping(PlatformNumber number, PlatformId message) {
        return wire.signs().showTyping(number, message);
    }
}
