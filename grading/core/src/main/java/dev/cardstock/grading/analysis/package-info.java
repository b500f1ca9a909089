/**
 * How a text is split into words: for whoever adds the analysis of a language on Lucene that the grader has
 * not, or has in a simple form only.
 */
@NullMarked
package dev.cardstock.grading.analysis;

import org.jspecify.annotations.NullMarked;
