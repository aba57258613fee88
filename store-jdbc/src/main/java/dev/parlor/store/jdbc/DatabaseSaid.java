package dev.parlor.store.jdbc;

import java.sql.SQLException;
import java.util.regex.Pattern;

/** What a driver said, fit to be shown: without addresses of databases, which may hold a password, and without values of rows. */
final class DatabaseSaid {
    private static final Pattern ADDRESS = Pattern.compile("jdbc:\\S+");
    private static final int CHAIN = 16;

    private DatabaseSaid() {}

    /** The exception of the driver in what a pool made of it. */
    static SQLException root(SQLException failed) {
        SQLException root = failed;
        Throwable cause = failed.getCause();
        for (int depth = 0; cause != null && depth < CHAIN; depth++) {
            if (cause instanceof SQLException inner) {
                root = inner;
            }
            cause = cause.getCause();
        }
        return root;
    }

    /** Its first line: details come below. */
    static String of(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        String message = String.valueOf(failed.getMessage());
        if (state.startsWith("22") || state.startsWith("23")) {
            return "a row breaks a rule of the schema (SQL state " + state + ")";
        }
        String line = message.lines().findFirst().orElse("").split("; SQL statement:", 2)[0];
        return ADDRESS.matcher(line).replaceAll("(address)") + " (SQL state " + state + ")";
    }

    /** The same exception with nothing else in it, for the cause of ours. */
    static SQLException copy(SQLException failed) {
        SQLException copy = new SQLException(of(failed), failed.getSQLState(), failed.getErrorCode());
        copy.setStackTrace(failed.getStackTrace());
        return copy;
    }
}
