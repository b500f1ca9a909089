/**
 * What is studied: the cards of a library as items, which of their answers are right for one another, and
 * the wrong answers that may be offered.
 */
@NullMarked
package dev.cardstock.study.set;

import org.jspecify.annotations.NullMarked;
