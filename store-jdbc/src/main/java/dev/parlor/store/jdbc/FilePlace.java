package dev.parlor.store.jdbc;

import dev.parlor.id.OrganizationId;
import java.util.UUID;

/** A file in its organization. */
record FilePlace(OrganizationId organization, UUID file) {
    /**
     * What a part of it is encrypted for. It tells where the part stands and whether others follow, so that parts which were
     * dropped, cut off, doubled or changed about are found.
     */
    String ofPart(int part, boolean last) {
        return "file/" + organization.value() + "/" + file + "/" + part + (last ? "/last" : "/more");
    }
}
