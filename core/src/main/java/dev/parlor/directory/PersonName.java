package dev.parlor.directory;

import java.util.Objects;

/** A person's name as others read it: 1 to 120 characters. It is personal, so {@code toString} shows none of it. */
public record PersonName(String value) {
    private static final int LONGEST = 120;

    /** Refuses a blank or longer name with an {@link IllegalArgumentException}. */
    public PersonName {
        Objects.requireNonNull(value, "name");
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "name must be 1 to " + LONGEST + " characters, not blank, but has " + value.length());
        }
    }

    /** What stands before the first blank: of most names the given one. */
    public PersonName first() {
        return new PersonName(value.strip().split("\\s", 2)[0]);
    }

    @Override
    public String toString() {
        return "name(" + value.length() + ")";
    }
}
