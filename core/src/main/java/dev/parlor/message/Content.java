package dev.parlor.message;

/** What a message says. Every kind shows its text, if any, through {@link #shown()}; {@code toString} never does. */
public sealed interface Content permits Text, Picture, Template, ButtonReply, Unsupported {
    /** The text that people see, empty for a kind without any. Personal: never for a log. */
    String shown();
}
