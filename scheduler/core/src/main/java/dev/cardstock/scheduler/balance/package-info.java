/** The spreading of reviews over days: even loads, easy days, siblings apart. */
@NullMarked
package dev.cardstock.scheduler.balance;

import org.jspecify.annotations.NullMarked;
