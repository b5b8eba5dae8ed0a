/**
 * The first page of a report: the verdict of a run, its reasons and its tables in one HTML file without scripts, from
 * the Allure results and {@code verdict.json}.
 */
package dev.seaworthy.report.page;
