package dev.parlor.consent;

import dev.parlor.id.MemberId;
import dev.parlor.id.MessageId;
import dev.parlor.id.PlatformId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What proves an act of consent (rule O9). What does not belong to the act is {@code null} or empty.
 *
 * @param askedBy the member who asked
 * @param request the request that was made or answered
 * @param wording what the guest read, in full
 * @param template the template's name, and {@code languageTag} its language on the platform
 * @param buttons the payloads that went with the request
 * @param answer the platform's id of the guest's message
 * @param namesRequest whether the answer says itself which request it is for: by its button, or by quoting it. Other words
 *     are read by what was so when they were said, and again when an earlier act is learned of (I4)
 * @param verbatim what the guest wrote or tapped, or what the host says about consent obtained elsewhere
 * @param method how consent was obtained elsewhere, such as {@code signed form}; {@code null} for what went through
 *     Parlor
 * @param joined where the chain of the other chat stood when the two were joined (C5)
 */
public record Evidence(
        @Nullable MemberId askedBy,
        @Nullable MessageId request,
        @Nullable String wording,
        @Nullable String template,
        @Nullable String languageTag,
        List<AnswerButton> buttons,
        @Nullable PlatformId answer,
        boolean namesRequest,
        @Nullable String verbatim,
        @Nullable String method,
        Anchor.@Nullable Head joined) {
    /** Copies the list. */
    public Evidence {
        buttons = List.copyOf(buttons);
    }

    /** A member asked with this wording; {@code null} where Parlor itself did, because the guest came back (O5). */
    public static Evidence ofRequest(
            @Nullable MemberId askedBy,
            MessageId request,
            String wording,
            String template,
            String languageTag,
            List<AnswerButton> buttons) {
        return new Evidence(askedBy, request, wording, template, languageTag, buttons, null, false, null, null, null);
    }

    /** The guest said this, without having been asked or to withdraw. */
    public static Evidence ofGuest(PlatformId answer, String verbatim) {
        return new Evidence(null, null, null, null, null, List.of(), answer, false, verbatim, null, null);
    }

    /** A member vouches for consent that the guest gave elsewhere. */
    public static Evidence ofElsewhere(MemberId vouching, String method, String text) {
        return new Evidence(vouching, null, null, null, null, List.of(), null, false, text, method, null);
    }

    /** The act speaks for itself. */
    public static Evidence none() {
        return new Evidence(null, null, null, null, null, List.of(), null, false, null, null, null);
    }

    /** Kept from a guest who was erased and came back as another (T4). */
    public static Evidence ofErased() {
        return new Evidence(null, null, null, null, null, List.of(), null, false, null, "kept after an erasure", null);
    }

    /** About one of our messages, with nothing that the guest said. */
    public static Evidence ofMessage(MessageId message) {
        return new Evidence(null, message, null, null, null, List.of(), null, false, null, null, null);
    }

    /** The other chat of a joining, and where its chain stood. */
    public static Evidence ofJoining(Anchor.Head other) {
        return new Evidence(null, null, null, null, null, List.of(), null, false, null, null, other);
    }

    /** The guest's answer to this request. */
    public Evidence answeredBy(PlatformId guestMessage, boolean byName, String words) {
        return new Evidence(
                askedBy, request, wording, template, languageTag, buttons, guestMessage, byName, words, method, joined);
    }

    /** Without what names or quotes the guest; a wording does where the template has a blank for the name. */
    Evidence withoutPersonal() {
        return new Evidence(
                askedBy, request, null, template, languageTag, buttons, null, namesRequest, null, method, joined);
    }

    /** Shows ids only, neither wording nor answer. */
    @Override
    public String toString() {
        return "Evidence(askedBy=" + askedBy + ", request=" + request + ", template=" + template + ", answer=" + answer
                + ")";
    }
}
