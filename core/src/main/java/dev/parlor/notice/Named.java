package dev.parlor.notice;

import dev.parlor.directory.PersonName;
import dev.parlor.id.MemberId;
import java.util.Objects;

/** A member by the name that they had when something happened. */
public record Named(MemberId member, PersonName name) {
    /** Needs both. */
    public Named {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(name, "name");
    }
}
