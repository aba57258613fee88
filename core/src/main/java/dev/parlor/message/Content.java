package dev.parlor.message;

import java.util.Optional;

/**
 * What a message says (rule M1). Every kind shows its text, if any, through {@link #shown()}; {@code toString} never
 * does.
 */
public sealed interface Content
        permits Text,
                Picture,
                Media,
                Template,
                Buttons,
                ButtonReply,
                Choices,
                ListReply,
                Location,
                ContactCard,
                Reaction,
                Edit,
                Revocation,
                Erased,
                Unsupported {
    /** The text that people see, empty for a kind without any. Personal: never for a log. */
    String shown();

    /**
     * Why a member cannot send this, if so (M2).
     *
     * @param reserved how much of the text is kept free for a label
     */
    Optional<Breach> breach(int reserved);

    /** The file that it carries, if any. */
    default Optional<Attachment> attachment() {
        return Optional.empty();
    }

    /** The same with another state of its file; a kind without a file is unchanged (M3). */
    default Content with(Attachment changed) {
        return this;
    }

    /** The same with a label above its text; a kind without text or caption is unchanged (M6). */
    default Content labelled(String label) {
        return this;
    }

    /** Whether it only says something about another message, the one that it quotes: such an act opens no window (W2). */
    default boolean isAboutAnother() {
        return false;
    }
}
