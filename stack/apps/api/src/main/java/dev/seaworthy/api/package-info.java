/** The API: counts visits in PostgreSQL, stores messages in Redis, and reports the health of both. */
package dev.seaworthy.api;
