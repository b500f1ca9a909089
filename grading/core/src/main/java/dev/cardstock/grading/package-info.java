/** Grading of typed answers: rules for short answers, coverage of words for sentences. */
@NullMarked
package dev.cardstock.grading;

import org.jspecify.annotations.NullMarked;
