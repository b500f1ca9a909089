/** Five ways of studying a deck, mastery, the progress table, and stores of what learners did. */
module dev.cardstock.study {
    requires transitive dev.cardstock.scheduler;
    requires transitive java.sql;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.cardstock.study;
    exports dev.cardstock.study.mastery;
    exports dev.cardstock.study.record;
    exports dev.cardstock.study.set;
    exports dev.cardstock.study.store;

    provides dev.cardstock.progress.ProgressStoreProvider with
            dev.cardstock.study.store.FileProgressStoreProvider,
            dev.cardstock.study.store.JdbcProgressStoreProvider,
            dev.cardstock.study.store.MemoryProgressStoreProvider;
}
