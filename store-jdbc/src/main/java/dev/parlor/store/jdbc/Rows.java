package dev.parlor.store.jdbc;

import dev.parlor.id.OrganizationId;
import dev.parlor.store.Loaded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a round of units loaded, by organization. */
final class Rows {
    private final Map<OrganizationId, OrganizationRows> organizations = new HashMap<>();

    @Nullable
    Instant time;

    OrganizationRows of(OrganizationId organization) {
        return organizations.computeIfAbsent(organization, OrganizationRows::new);
    }

    OrganizationRows of(ResultSet row) throws SQLException {
        return of(Keys.organization(row));
    }

    Loaded load(Ask.Request request) {
        return of(request.organization()).load(request);
    }
}
