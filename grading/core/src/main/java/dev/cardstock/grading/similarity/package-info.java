/**
 * How alike the texts of a deck are: a {@link dev.cardstock.grading.similarity.WordSimilarity measure of
 * likeness} on Lucene, and what follows from it for a deck — which cards are asked twice or are easily
 * mistaken for one another, whose answer a learner gave, and which wrong answers to offer. For study
 * engines, linters and editors of decks.
 */
@NullMarked
package dev.cardstock.grading.similarity;

import org.jspecify.annotations.NullMarked;
