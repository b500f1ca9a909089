/**
 * Keeping what learners did: an append-only record for each learner, behind an interface that
 * applications implement over their own storage.
 */
@NullMarked
package dev.cardstock.progress;

import org.jspecify.annotations.NullMarked;
