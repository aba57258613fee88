package dev.parlor.message;

import java.util.Objects;

/** What a button of a template takes that is no quick reply. Source: Cloud API, Template components. */
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

    private static void requirePosition(int position) {
        if (position < 0 || position > 9) {
            throw new IllegalArgumentException("a template has buttons at the positions 0 to 9, not at " + position);
        }
    }
}
