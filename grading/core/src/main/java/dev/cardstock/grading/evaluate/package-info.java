/**
 * How well a grader judges: {@link dev.cardstock.grading.evaluate.Evaluation figures} over answers that
 * people have judged as well. For whoever chooses, tunes or reports on a grader.
 */
@NullMarked
package dev.cardstock.grading.evaluate;

import org.jspecify.annotations.NullMarked;
