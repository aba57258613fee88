package dev.parlor.contact;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The addresses by which one guest is reached or was seen, at least one. Where both are known the user id identifies,
 * because it beats the phone (rule C5).
 */
public record Reach(@Nullable PhoneNumber phone, @Nullable UserId userId) {
    /** Needs at least one. */
    public Reach {
        if (phone == null && userId == null) {
            throw new IllegalArgumentException("a guest needs a phone number or a user id, but has neither");
        }
    }

    /** Known by phone only. */
    public static Reach by(PhoneNumber phone) {
        return new Reach(phone, null);
    }

    /** What is known of it, the identifying one first. */
    public List<Address> addresses() {
        return Stream.<@Nullable Address>of(userId, phone)
                .filter(Objects::nonNull)
                .map(Address.class::cast)
                .toList();
    }
}
