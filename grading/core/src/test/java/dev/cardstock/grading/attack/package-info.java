/** Answers made to fool a grader, and copies of right answers that must not be refused. */
@NullMarked
package dev.cardstock.grading.attack;

import org.jspecify.annotations.NullMarked;
