/** What it takes to add a scheduler, a grader and a deck format of one's own. */
@NullMarked
package dev.cardstock.examples.plugin;

import org.jspecify.annotations.NullMarked;
