package dev.cardstock.scheduler;

import dev.cardstock.contract.SchedulerContract;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.leitner.Leitner;
import dev.cardstock.scheduler.sm2.Sm2;
import org.junit.jupiter.api.Nested;

class SchedulerContractTest {
    @Nested
    class OfFsrs6 extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return Fsrs6.ofDefaults().scheduler();
        }
    }

    @Nested
    class OfSm2 extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return Sm2.ofDefaults();
        }
    }

    @Nested
    class OfLeitner extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return Leitner.ofDefaults();
        }
    }
}
