/** Intervals from a fixed list. */
@NullMarked
package dev.cardstock.scheduler.fixed;

import org.jspecify.annotations.NullMarked;
