/**
 * Fits the parameters of an algorithm to a learner's reviews, and measures how well an algorithm predicts
 * them. For applications that adapt schedules to their learners, and for those who compare algorithms.
 */
@NullMarked
package dev.cardstock.scheduler.fit;

import org.jspecify.annotations.NullMarked;
