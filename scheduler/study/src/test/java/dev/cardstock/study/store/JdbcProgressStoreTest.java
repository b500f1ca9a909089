package dev.cardstock.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.exchange.FormatException;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteDataSource;

class JdbcProgressStoreTest {
    @TempDir
    Path folder;

    private static ProgressEvent event(String kind) {
        return new ProgressEvent(Instant.EPOCH, kind, null, new TreeMap<>());
    }

    private static void run(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A connection that keeps SQLite's log, which the last one to close removes. */
    private static Connection keepingTheLog(DataSource source) throws SQLException {
        Connection connection = source.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.executeQuery("SELECT name FROM sqlite_master").next();
        }
        return connection;
    }

    /** Read by another process: a process that closes a file of SQLite loses its locks on it. */
    private String everything() throws IOException {
        return OtherProcess.reading(folder);
    }

    @ParameterizedTest
    @EnumSource(names = {"DELETE", "TRUNCATE", "PERSIST", "WAL"})
    void noByteOfAnErasedLearnerIsLeftInSqlite(JournalMode mode) throws IOException, SQLException {
        SQLiteDataSource source = StoreKind.sqlite(folder, mode);
        try (Connection other = keepingTheLog(source);
                ProgressStore store = JdbcProgressStore.open(source)) {
            for (int n = 0; n < 60; n++) {
                store.append("ann", n, List.of(event("open " + n + "x".repeat(n * 20))));
                store.append("secret", n, List.of(event("secret " + n + "y".repeat(n * 30))));
            }
            assertThat(everything()).contains("secret");
            store.erase("secret");
            assertThat(everything()).doesNotContain("secret").contains("open 59");
            assertThat(store.load("ann").revision()).isEqualTo(60);
            assertThat(other.isValid(1)).isTrue();
        }
        assertThat(everything()).doesNotContain("secret");
    }

    @Test
    void whatTheDatabaseRefusesIsTriedAgainAfterEverLongerPauses() throws IOException {
        DataSource source = StoreKind.sqlite(folder, JournalMode.WAL);
        AtomicInteger refusals = new AtomicInteger();
        DataSource busy = (DataSource) Proxy.newProxyInstance(DataSource.class.getClassLoader(),
                new Class<?>[]{DataSource.class}, (proxy, method, arguments) -> {
                    if (refusals.getAndDecrement() > 0) {
                        throw new SQLTransientException("busy");
                    }
                    return method.invoke(source, arguments);
                });
        List<Long> pauses = new ArrayList<>();
        try (ProgressStore store = JdbcProgressStore.open(busy, JdbcProgressStore.DEFAULT_PREFIX,
                pause -> pauses.add(pause.toMillis()))) {
            refusals.set(4);
            assertThat(store.append("ann", 0, List.of(event("a")))).isEqualTo(1);
            assertThat(pauses).containsExactly(2L, 4L, 8L, 16L);
            refusals.set(10);
            assertThatThrownBy(() -> store.append("ann", 1, List.of(event("b"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("busy");
            assertThat(pauses).hasSize(4 + 9).endsWith(512L);
            refusals.set(1);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.append("ann", 1, List.of(event("b"))))
                    .isInstanceOf(InterruptedIOException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.load("ann").revision()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAReaderKeptFromBeingCleanedIsCleanedNext(boolean byErasing)
            throws IOException, SQLException {
        SQLiteDataSource source = StoreKind.sqlite(folder, JournalMode.WAL);
        source.setBusyTimeout(10);
        try (Connection other = keepingTheLog(source);
                ProgressStore store = JdbcProgressStore.open(source)) {
            store.append("secret", 0, List.of(event("secret")));
            try (Connection reader = source.getConnection();
                    Statement statement = reader.createStatement()) {
                reader.setAutoCommit(false);
                statement.executeQuery("SELECT * FROM cardstock_event").next();
                assertThatThrownBy(() -> store.erase("secret")).isInstanceOf(IOException.class)
                        .hasMessageContaining("cannot be cleaned of what was erased");
                assertThat(store.load("secret").revision()).isZero();
            }
            assertThat(everything()).contains("secret");
            assertThat(other.isValid(1)).isTrue();
            if (byErasing) {
                store.erase("secret");
            } else {
                JdbcProgressStore.open(source).close();
            }
            assertThat(everything()).doesNotContain("secret");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"MEMORY", "FILE"})
    void severalStoresShareADatabaseByTheirPrefixes(StoreKind kind) throws IOException {
        DataSource source = kind.source(folder);
        try (ProgressStore one = JdbcProgressStore.open(source, "One_");
                ProgressStore other = JdbcProgressStore.open(source, "x1")) {
            one.append("ann", 0, List.of(event("a")));
            assertThat(other.learners()).isEmpty();
            other.append("ann", 0, List.of(event("b"), event("c")));
            one.erase("ann");
            assertThat(one.learners()).isEmpty();
            assertThat(other.load("ann").events()).containsExactly(event("b"), event("c"));
            other.erase("ann");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a b", "a;DROP TABLE x;--", "a\"", "é", "a.b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aPrefixThatIsNoNameIsRefused(String prefix) {
        assertThatThrownBy(
                () -> JdbcProgressStore.open(StoreKind.H2.source(folder), prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("letters, digits and underscores");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"MEMORY", "FILE"})
    void storesThatAreOpenedAtTheSameTimeMakeTheTablesOnce(StoreKind kind) throws Exception {
        DataSource source = kind.source(folder);
        for (int i = 0; i < 10; i++) {
            openAtOnce(source, "at_once_" + i + "_" + kind);
        }
    }

    private static void openAtOnce(DataSource source, String prefix) throws Exception {
        int count = 8;
        CountDownLatch start = new CountDownLatch(count);
        try (ExecutorService pool = Executors.newFixedThreadPool(count)) {
            List<Future<Long>> revisions = pool.invokeAll(Collections.nCopies(count, () -> {
                start.countDown();
                start.await();
                try (ProgressStore store = JdbcProgressStore.open(source, prefix)) {
                    return store.load("ann").revision();
                }
            }));
            for (Future<Long> revision : revisions) {
                assertThat(revision.get()).isZero();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"MEMORY", "FILE"})
    void tablesOfAnotherVersionAreRefused(StoreKind kind) throws IOException, SQLException {
        DataSource source = kind.source(folder);
        JdbcProgressStore.open(source, "later_").close();
        run(source, "UPDATE later_version SET version = 2");
        assertThatThrownBy(() -> JdbcProgressStore.open(source, "later_"))
                .isInstanceOf(FormatException.class)
                .hasMessageContainingAll("later_version", "version 2", "newer Cardstock");
        run(source, "DROP TABLE later_version");
        run(source, "DROP TABLE later_learner");
        run(source, "DROP TABLE later_event");
    }

    @Test
    void rowsThatAreDamagedOrMissingAreTold() throws IOException, SQLException {
        DataSource source = StoreKind.H2.source(folder);
        try (ProgressStore store = JdbcProgressStore.open(source)) {
            store.append("ann", 0, List.of(event("a"), event("b"), event("c")));
            run(source, "UPDATE cardstock_event SET event = '{\"kind\":' WHERE revision = 3");
            assertThatThrownBy(() -> store.load("ann")).isInstanceOf(FormatException.class)
                    .hasMessageContainingAll("cardstock_event", "something else than JSON");
            run(source, "DELETE FROM cardstock_event WHERE revision = 2");
            assertThatThrownBy(() -> store.load("ann")).isInstanceOf(FormatException.class)
                    .hasMessageContaining("row 2 of 'ann' is missing");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsAnIOException() {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("none/progress.db"));
        assertThatThrownBy(() -> JdbcProgressStore.open(source)).isInstanceOf(IOException.class)
                .hasMessageContaining("the database of progress cannot be opened")
                .hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void aWriterThatWaitsTooLongForAnotherIsTold() throws IOException, SQLException {
        SQLiteDataSource source = StoreKind.sqlite(folder, JournalMode.DELETE);
        source.setBusyTimeout(1);
        try (ProgressStore store = JdbcProgressStore.open(source)) {
            try (Connection other = source.getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> store.append("ann", 0, List.of(event("a"))))
                        .isInstanceOf(IOException.class)
                        .hasMessageContainingAll("cannot be written", "BUSY");
                statement.execute("ROLLBACK");
            }
            assertThat(store.append("ann", 0, List.of(event("a")))).isEqualTo(1);
        }
    }
}
