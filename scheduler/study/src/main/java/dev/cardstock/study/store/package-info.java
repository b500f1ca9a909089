/** Stores of what learners did: in memory, in a file, in a database. */
@NullMarked
package dev.cardstock.study.store;

import org.jspecify.annotations.NullMarked;
