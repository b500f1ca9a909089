/**
 * Grading what a learner typed: a {@link dev.cardstock.answer.Question} and an answer go in, an explained
 * {@link dev.cardstock.answer.Grade} comes out. Graders implement
 * {@link dev.cardstock.answer.AnswerGrader}.
 */
@NullMarked
package dev.cardstock.answer;

import org.jspecify.annotations.NullMarked;
