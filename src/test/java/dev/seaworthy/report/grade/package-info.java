/** What a contract makes of rows: the promise to which each belongs, and the grades of several stacks. */
package dev.seaworthy.report.grade;
