package dev.cardstock.study.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A class room: many threads, many learners, several sessions of the same learner at a time. */
class ManyLearnersTest {
    private static final int THREADS = 64;
    private static final int LEARNERS = 1000;
    private static final int APPENDS = 60;

    @TempDir
    Path folder;

    private final Map<String, List<String>> acknowledged = new ConcurrentHashMap<>();

    private static List<ProgressEvent> events(String name, int count) {
        List<ProgressEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new ProgressEvent(Instant.EPOCH, name + "/" + i, null, new TreeMap<>()));
        }
        return events;
    }

    private static void append(ProgressStore store, String learner, List<ProgressEvent> events)
            throws IOException {
        long revision = store.load(learner).revision();
        while (true) {
            try {
                assertThat(store.append(learner, revision, events))
                        .isEqualTo(revision + events.size());
                return;
            } catch (StaleRevisionException e) {
                revision = e.actual();
            }
        }
    }

    private Void session(ProgressStore store, int thread) throws IOException {
        Random random = new Random(thread);
        for (int i = 0; i < APPENDS; i++) {
            if (thread % 4 == 0 && i == thread % APPENDS) {
                append(store, "gone " + thread, events("gone", 2));
                store.erase("gone " + thread);
            }
            // Half of it goes to ten learners, so that sessions meet.
            String learner = "learner " + random.nextInt(random.nextBoolean() ? 10 : LEARNERS);
            String name = thread + "." + i;
            List<ProgressEvent> events = events(name, 1 + random.nextInt(3));
            append(store, learner, events);
            List<String> kinds = events.stream().map(ProgressEvent::kind).toList();
            acknowledged.merge(learner, kinds, (a, b) -> {
                List<String> both = new ArrayList<>(a);
                both.addAll(b);
                return both;
            });
        }
        return null;
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY", "FILE", "SQLITE_WAL", "H2", "POSTGRESQL"})
    void sixtyFourThreadsLoseNothing(StoreKind kind) throws Exception {
        // The second store of a database stands for a second process.
        try (ProgressStore store = kind.open(folder);
                ProgressStore second = kind == StoreKind.MEMORY || kind == StoreKind.FILE
                        ? store
                        : kind.open(folder);
                ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            List<Future<Void>> sessions = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                sessions.add(pool.submit(
                        () -> session(number % 2 == 0 ? store : second, number)));
            }
            for (Future<Void> session : sessions) {
                session.get();
            }
            check(store);
        }
        if (kind != StoreKind.MEMORY) {
            try (ProgressStore again = kind.open(folder)) {
                check(again);
            }
        }
    }

    private void check(ProgressStore store) throws IOException {
        assertThat(store.learners()).isEqualTo(acknowledged.keySet());
        for (String learner : store.learners()) {
            List<String> kinds = store.load(learner)
                    .events()
                    .stream()
                    .map(ProgressEvent::kind)
                    .toList();
            assertThat(kinds).as(learner)
                    .containsExactlyInAnyOrderElementsOf(acknowledged.get(learner));
            for (int i = 0; i < kinds.size(); i++) {
                if (!kinds.get(i).endsWith("/0")) {
                    String name = kinds.get(i).replaceFirst("/.*", "");
                    int number = Integer.parseInt(kinds.get(i).replaceFirst(".*/", ""));
                    assertThat(kinds.get(i - 1)).isEqualTo(name + "/" + (number - 1));
                }
            }
        }
    }
}
