/**
 * What reviewing will cost and bring: how many cards a learner will review and know day by day, which
 * desired retention costs the least for each card that is known, and what changes if something else
 * does. For applications that advise learners, and for those who compare algorithms.
 */
@NullMarked
package dev.cardstock.scheduler.simulate;

import org.jspecify.annotations.NullMarked;
