/** What happens in sessions as records for other systems: xAPI statements and Caliper events. */
@NullMarked
package dev.cardstock.study.record;

import org.jspecify.annotations.NullMarked;
