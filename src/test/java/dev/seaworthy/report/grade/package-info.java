/** Grades submissions: which promises of one contract hold in each of several stacks, and the points that they earn. */
package dev.seaworthy.report.grade;
