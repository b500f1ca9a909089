/** Half-life regression, the model of Duolingo. */
@NullMarked
package dev.cardstock.scheduler.halflife;

import org.jspecify.annotations.NullMarked;
