/** How far a sentence says what another one says. */
@NullMarked
package dev.cardstock.grading.sentence;

import org.jspecify.annotations.NullMarked;
