/**
 * What is due today: which cards, in which order, within which limits. For applications that ask cards
 * one after the other.
 */
@NullMarked
package dev.cardstock.scheduler.queue;

import org.jspecify.annotations.NullMarked;
