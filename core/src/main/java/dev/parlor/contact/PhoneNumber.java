package dev.parlor.contact;

import java.util.Objects;
import java.util.regex.Pattern;

/** A phone number in E.164 form: {@code +}, then 7 to 15 digits (rule C2). {@code toString} shows {@code +44…67}. */
public record PhoneNumber(String value) implements Address {
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern DECORATION = Pattern.compile("[\\s\\p{Z}().\\-\\u2010-\\u2015\\[\\]]");

    private static final Pattern EXTRA_DIGIT = Pattern.compile("^(?:(\\+55[0-9]{2})9([0-9]{8})|(\\+52)1([0-9]{10}))$");

    /** Takes the exact form only; people's writing goes through {@link #parse}. */
    public PhoneNumber {
        Objects.requireNonNull(value, "phone number");
        if (!E164.matcher(value).matches()) {
            throw new IllegalArgumentException("phone number must be + and 7 to 15 digits with the country code first,"
                    + " such as +44 7700 900123, but " + fault(value));
        }
    }

    /**
     * Reads a number as people write it: blanks, hyphens, dots and brackets are ignored.
     *
     * @throws IllegalArgumentException for anything that then is not {@code +} and 7 to 15 digits; the message says
     *     what is wrong without repeating the number
     */
    public static PhoneNumber parse(String text) {
        Objects.requireNonNull(text, "phone number");
        return new PhoneNumber(DECORATION.matcher(text).replaceAll(""));
    }

    /**
     * Whether both are one line: the same number, or one that the platform spells otherwise than people do. It may add or leave
     * out the 9 before the eight digits of a Brazilian number and the 1 before the ten of a Mexican one. Source: Cloud API,
     * Sending messages, on phone number formats.
     */
    public boolean isSameLineAs(PhoneNumber other) {
        return withoutExtraDigit().equals(other.withoutExtraDigit());
    }

    private String withoutExtraDigit() {
        return EXTRA_DIGIT.matcher(value).replaceFirst("$1$2$3$4");
    }

    @Override
    public String toString() {
        return value.substring(0, 3) + "…" + value.substring(value.length() - 2);
    }

    private static String fault(String value) {
        if (!value.startsWith("+")) {
            return "the leading + is missing";
        }
        if (!value.substring(1).chars().allMatch(unit -> unit >= '0' && unit <= '9')) {
            return "it has something other than digits after the +";
        }
        return value.startsWith("+0") ? "it starts with 0" : "it has " + (value.length() - 1) + " digits";
    }
}
