/** Grading of words, phrases, numbers, dates, formulas, code and lists by what they differ in. */
@NullMarked
package dev.cardstock.grading.phrase;

import org.jspecify.annotations.NullMarked;
