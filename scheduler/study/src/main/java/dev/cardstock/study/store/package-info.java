/**
 * Stores of what learners did, for applications that do not bring their own: in memory, in a file, in a
 * database. All of them take the same: an event has up to a million UTF-16 units in its kind, card, names
 * and values, and an append a hundred million, each event counted as 64 more than it has.
 */
@NullMarked
package dev.cardstock.study.store;

import org.jspecify.annotations.NullMarked;
