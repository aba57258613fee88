package dev.parlor.message;

import java.util.Objects;

/** What a button of a template takes. Source: Cloud API, Template components. */
public sealed interface TemplateButton {
    /** Where the button stands among all buttons of the template, from 0 to 9. */
    int position();

    /**
     * Opens a web address.
     *
     * @param suffix what is appended to the address in the template; may be personal
     */
    record Link(int position, String suffix) implements TemplateButton {
        /** Refuses a position that no template has. */
        public Link {
            requirePosition(position);
            Objects.requireNonNull(suffix, "suffix");
        }

        @Override
        public String toString() {
            return "Link(" + position + ")";
        }
    }

    /**
     * Copies a code.
     *
     * @param code at most 15 characters; never for a log
     */
    record CopyCode(int position, String code) implements TemplateButton {
        /** Refuses a position that no template has. */
        public CopyCode {
            requirePosition(position);
            Objects.requireNonNull(code, "code");
        }

        @Override
        public String toString() {
            return "CopyCode(" + position + ")";
        }
    }

    /**
     * A quick reply.
     *
     * @param payload what comes back in a {@link ButtonReply} when it is tapped: 1 to 128 characters; it may come more than once,
     *     also from a guest to whom the message was forwarded
     */
    record QuickReply(int position, String payload) implements TemplateButton {
        private static final int LONGEST = 128;

        /** Refuses a position that no template has, and a payload that the platform would not take. */
        public QuickReply {
            requirePosition(position);
            if (payload.isEmpty() || payload.length() > LONGEST) {
                throw new IllegalArgumentException(
                        "the payload must have 1 to " + LONGEST + " characters, not " + payload.length());
            }
        }

        @Override
        public String toString() {
            return "QuickReply(" + position + ")";
        }
    }

    private static void requirePosition(int position) {
        if (position < 0 || position > 9) {
            throw new IllegalArgumentException("a template has buttons at the positions 0 to 9, not at " + position);
        }
    }
}
