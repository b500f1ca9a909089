/** Scheduling algorithms for the reviews of flashcards. */
module dev.cardstock.scheduler {
    requires transitive dev.cardstock.api;
    requires static org.jspecify;

    exports dev.cardstock.scheduler;
    exports dev.cardstock.scheduler.balance;
    exports dev.cardstock.scheduler.ebisu;
    exports dev.cardstock.scheduler.fit;
    exports dev.cardstock.scheduler.fixed;
    exports dev.cardstock.scheduler.fsrs;
    exports dev.cardstock.scheduler.halflife;
    exports dev.cardstock.scheduler.leitner;
    exports dev.cardstock.scheduler.queue;
    exports dev.cardstock.scheduler.sbd;
    exports dev.cardstock.scheduler.simulate;
    exports dev.cardstock.scheduler.sm2;
    exports dev.cardstock.scheduler.sspmmc;

    provides dev.cardstock.review.SchedulerProvider with
            dev.cardstock.scheduler.ebisu.EbisuProvider,
            dev.cardstock.scheduler.fixed.FixedIntervalsProvider,
            dev.cardstock.scheduler.fsrs.Fsrs6Provider,
            dev.cardstock.scheduler.fsrs.Fsrs7Provider,
            dev.cardstock.scheduler.halflife.HalfLifeRegressionProvider,
            dev.cardstock.scheduler.leitner.LeitnerProvider,
            dev.cardstock.scheduler.sbd.SbdProvider,
            dev.cardstock.scheduler.sm2.AnkiSm2Provider,
            dev.cardstock.scheduler.sm2.Sm2Provider,
            dev.cardstock.scheduler.sspmmc.SspMmcProvider;
}
