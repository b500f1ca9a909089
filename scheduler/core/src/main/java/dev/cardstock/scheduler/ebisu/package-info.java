/** Ebisu, which keeps a distribution of what the probability of recall may be. */
@NullMarked
package dev.cardstock.scheduler.ebisu;

import org.jspecify.annotations.NullMarked;
