/** The reverse proxy: routing, TLS, malformed and slow requests, load distribution, logs and metrics. */
package dev.seaworthy.checks.product.edge;
