/**
 * Reviews and what is learned from them: ratings, the review log, the state that a scheduler keeps for
 * a card, and the {@link dev.cardstock.review.Scheduler} interface itself.
 */
@NullMarked
package dev.cardstock.review;

import org.jspecify.annotations.NullMarked;
