/** Words of a text in each language, slips in them, and numbers. */
@NullMarked
package dev.cardstock.grading.language;

import org.jspecify.annotations.NullMarked;
