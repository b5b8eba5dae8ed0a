/** Counts visits in PostgreSQL, keeps messages in Redis, and tells the truth about both. */
package dev.seaworthy.api;
