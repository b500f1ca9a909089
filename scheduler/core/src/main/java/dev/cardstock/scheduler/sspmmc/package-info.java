/** SSP-MMC, which chooses the intervals that cost the learner least. */
@NullMarked
package dev.cardstock.scheduler.sspmmc;

import org.jspecify.annotations.NullMarked;
