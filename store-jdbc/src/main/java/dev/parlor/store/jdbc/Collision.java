package dev.parlor.store.jdbc;

import java.sql.SQLException;

/** What a unit wants to write stands against what somebody else wrote since it was shown: it is decided anew. */
final class Collision extends SQLException {
    private static final long serialVersionUID = 1;

    Collision() {
        super("rows collided with somebody else's", "23505");
    }

    static void unlessOne(int rows) throws Collision {
        if (rows != 1) {
            throw new Collision();
        }
    }
}
