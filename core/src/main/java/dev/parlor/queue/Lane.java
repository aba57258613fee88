package dev.parlor.queue;

import dev.parlor.id.BusinessNumberId;
import dev.parlor.id.OrganizationId;
import java.util.Objects;

/** All that goes out from one business number: what the platform paces and pauses together (rules S7 and S8). */
public record Lane(OrganizationId organization, BusinessNumberId number) {
    /** Needs both. */
    public Lane {
        Objects.requireNonNull(organization, "organization");
        Objects.requireNonNull(number, "number");
    }
}
