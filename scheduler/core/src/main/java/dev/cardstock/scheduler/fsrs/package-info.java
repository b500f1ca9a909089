/** FSRS-6, the scheduler that models memory by stability, difficulty and retrievability. */
@NullMarked
package dev.cardstock.scheduler.fsrs;

import org.jspecify.annotations.NullMarked;
