package dev.cardstock.study;

import dev.cardstock.study.mastery.LearnerProgress;
import dev.cardstock.study.mastery.Mode;
import java.time.Instant;

/**
 * What a session begins with.
 *
 * @param id its id
 * @param mode its mode
 * @param seed what chance is drawn from
 * @param time when it began
 * @param progress what the learner had done before
 */
record SessionStart(String id, Mode mode, long seed, Instant time, LearnerProgress progress) {}
