package dev.parlor.testkit.platform;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The entry of the record while a request is being judged: filled in as far as the platform gets. */
final class CallDraft {

    final int index;
    final Instant at;
    final List<Violation> violations = new ArrayList<>();

    @Nullable
    String phoneNumberId;

    @Nullable
    String recipient;

    @Nullable
    String kind;

    @Nullable
    String text;

    @Nullable
    String callbackData;

    boolean windowOpen;

    CallDraft(int index, Instant at) {
        this.index = index;
        this.at = at;
    }

    void violation(String sentence) {
        violations.add(new Violation(index, sentence));
    }

    /** Notes what the client did wrong and gives the refusal that answers it. */
    Refusal fault(PlatformError error, String sentence) {
        violation(sentence);
        return new Refusal(error, sentence);
    }

    ClientCall ended(CallOutcome outcome) {
        return new ClientCall(index, at, phoneNumberId, recipient, kind, text, callbackData, windowOpen, outcome);
    }
}
