package dev.parlor.transport.whatsapp;

import java.util.Objects;

/** Checks of settings. */
final class Texts {
    private Texts() {}

    /** The value itself; refuses a blank one, which mostly is a variable that is not set. */
    static String notBlank(String what, String value) {
        Objects.requireNonNull(value, what);
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank; check that it is set where it comes from");
        }
        return value;
    }
}
