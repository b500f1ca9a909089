/** Leitner boxes. */
@NullMarked
package dev.cardstock.scheduler.leitner;

import org.jspecify.annotations.NullMarked;
