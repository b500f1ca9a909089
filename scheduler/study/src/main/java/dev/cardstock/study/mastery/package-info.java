/**
 * What a learner has done and what has come of it: evidence for each item, mastery, and the progress table.
 */
@NullMarked
package dev.cardstock.study.mastery;

import org.jspecify.annotations.NullMarked;
