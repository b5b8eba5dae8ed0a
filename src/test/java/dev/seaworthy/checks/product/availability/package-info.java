/** Requests, visits and messages while replicas and stores fail, stop, scale and are replaced. */
package dev.seaworthy.checks.product.availability;
