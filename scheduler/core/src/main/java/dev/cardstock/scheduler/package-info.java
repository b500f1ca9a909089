/**
 * What the schedulers share: memory models, and the steps, intervals and fuzz that turn their
 * predictions into due times. For those who schedule reviews or write an algorithm of their own.
 */
@NullMarked
package dev.cardstock.scheduler;

import org.jspecify.annotations.NullMarked;
