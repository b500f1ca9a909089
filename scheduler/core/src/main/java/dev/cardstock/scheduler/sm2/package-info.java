/** SM-2, the algorithm of SuperMemo 2. */
@NullMarked
package dev.cardstock.scheduler.sm2;

import org.jspecify.annotations.NullMarked;
