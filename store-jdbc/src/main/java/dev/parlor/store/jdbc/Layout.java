package dev.parlor.store.jdbc;

/** What every table needs to read and write its rows. */
record Layout(Dialect dialect, Codec codec, Dialect.Limits limits) {}
