/** The durable store: plain JDBC over PostgreSQL or H2, its schema and its files. */
@NullMarked
package dev.parlor.store.jdbc;

import org.jspecify.annotations.NullMarked;
