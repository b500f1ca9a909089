/**
 * The memory of graded answers: what a teacher or a learner said of an answer is found again when the same
 * question is answered in the same words or in similar ones. For applications that let people correct
 * the grader.
 */
@NullMarked
package dev.cardstock.grading.memory;

import org.jspecify.annotations.NullMarked;
