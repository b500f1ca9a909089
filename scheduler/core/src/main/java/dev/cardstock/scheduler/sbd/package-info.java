/** SBD, a model of stability, brittleness and difficulty with seven parameters. */
@NullMarked
package dev.cardstock.scheduler.sbd;

import org.jspecify.annotations.NullMarked;
