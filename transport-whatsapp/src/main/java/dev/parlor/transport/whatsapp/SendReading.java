package dev.parlor.transport.whatsapp;

import dev.parlor.transport.SendResult;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;

/** The end of a send: not sent only where no connection came about or none was tried (rule S2). */
final class SendReading implements Exchanges.Reading<SendResult> {
    @Override
    public SendResult answered(HttpResponse<byte[]> response) {
        return SendAnswer.of(response.statusCode(), response.headers(), response.body());
    }

    /** Messages of exceptions can repeat what was sent: they stay here. */
    @Override
    public SendResult broken(Throwable trouble) {
        String named = trouble.getClass().getSimpleName();
        boolean neverConnected = trouble instanceof ConnectException
                || trouble instanceof HttpConnectTimeoutException
                || trouble instanceof UnresolvedAddressException;
        return neverConnected
                ? new SendResult.NotSent("no connection: " + named)
                : new SendResult.Unsure("the exchange broke: " + named);
    }

    @Override
    public SendResult late(Duration deadline) {
        return new SendResult.Unsure("no whole answer within " + deadline);
    }

    @Override
    public SendResult closed() {
        return new SendResult.NotSent("the transport is closed");
    }
}
