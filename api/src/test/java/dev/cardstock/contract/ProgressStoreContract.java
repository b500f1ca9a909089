package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStore.Progress;
import dev.cardstock.progress.StaleRevisionException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * What holds for every {@link ProgressStore}. Extend it, and make an empty store; a store that keeps
 * what it has when it is closed can be opened once more, too:
 *
 * <pre>{@code
 * class FileStoreTest extends ProgressStoreContract {
 *     @TempDir
 *     Path folder;
 *
 *     @Override
 *     protected ProgressStore emptyStore() {
 *         return new FileStore(folder);
 *     }
 *
 *     @Override
 *     protected Optional<ProgressStore> reopened() {
 *         return Optional.of(new FileStore(folder));
 *     }
 * }
 * }</pre>
 */
public abstract class ProgressStoreContract {
    private static final Instant TIME = Instant.parse("2026-03-20T12:00:00.123Z");

    /** Makes the tests. */
    protected ProgressStoreContract() {}

    /**
     * Makes a store; called once in a test.
     *
     * @return a store with nothing in it; the test closes it
     * @throws IOException if it cannot be made
     */
    protected abstract ProgressStore emptyStore() throws IOException;

    /**
     * Opens the storage of the last store again, which is closed by then.
     *
     * @return the store; empty (as here) if nothing is left of a store that is closed
     * @throws IOException if it cannot be opened
     */
    protected Optional<ProgressStore> reopened() throws IOException {
        return Optional.empty();
    }

    private static ProgressEvent event(String kind) {
        return new ProgressEvent(TIME, kind, new CardId("note", "forward"), new TreeMap<>());
    }

    @Test
    void anUnknownLearnerHasNothingAtRevisionZero() throws IOException {
        try (ProgressStore store = emptyStore()) {
            assertThat(store.load("ann")).isEqualTo(new Progress(List.of(), 0));
            assertThat(store.learners()).isEmpty();
        }
    }

    @Test
    void whatWasAppendedIsLoadedInOrder() throws IOException {
        try (ProgressStore store = emptyStore()) {
            assertThat(store.append("ann", 0, List.of(event("a"), event("b")))).isEqualTo(2);
            assertThat(store.append("ann", 2, List.of(event("c")))).isEqualTo(3);
            assertThat(store.load("ann")).isEqualTo(
                    new Progress(List.of(event("a"), event("b"), event("c")), 3));
        }
    }

    @Test
    void eventsComeBackAsTheyWere() throws IOException {
        List<ProgressEvent> events = List.of(
                new ProgressEvent(TIME, "no card", null, new TreeMap<>()),
                new ProgressEvent(Instant.EPOCH.minusMillis(1), "answered",
                        new CardId("a/b \"c\"", "c3"),
                        new TreeMap<>(Map.of("", "", "answer", "two\nlines,\t\"é日𝄞\\\"", "a=b",
                                "{1}"))));
        try (ProgressStore store = emptyStore()) {
            store.append("ann", 0, events);
            assertThat(store.load("ann").events()).isEqualTo(events);
        }
    }

    @Test
    void aStaleRevisionIsRefusedAndNothingIsLost() throws IOException {
        try (ProgressStore store = emptyStore()) {
            store.append("ann", 0, List.of(event("a"), event("b")));
            for (long revision : new long[]{0, 1, 3}) {
                assertThatThrownBy(() -> store.append("ann", revision, List.of(event("x"))))
                        .as("revision %d", revision)
                        .isInstanceOfSatisfying(StaleRevisionException.class,
                                e -> assertThat(e.actual()).isEqualTo(2))
                        .hasMessageContaining("ann");
            }
            assertThat(store.load("ann")).isEqualTo(
                    new Progress(List.of(event("a"), event("b")), 2));
        }
    }

    @Test
    void appendingNothingChangesNothing() throws IOException {
        try (ProgressStore store = emptyStore()) {
            assertThat(store.append("ann", 0, List.of())).isZero();
            assertThat(store.learners()).isEmpty();
        }
    }

    @Test
    void eventsAreAppendedAllOrNone() throws IOException {
        try (ProgressStore store = emptyStore()) {
            assertThatThrownBy(
                    () -> store.append("ann", 0, Arrays.asList(event("a"), null, event("b"))))
                    .isInstanceOf(NullPointerException.class);
            assertThat(store.load("ann").events()).isEmpty();
            assertThat(store.append("ann", 0, List.of(event("c")))).isEqualTo(1);
        }
    }

    @Test
    void learnersAreKeptApartWhateverTheirIds() throws IOException {
        List<String> learners = List.of("ann", "Ann", "ann ", "a/nn", "a\\nn", "../ann", ".", "CON",
                "änn", "a\u0308nn", "日本", "a:b?*<>|\"", "x".repeat(255), "%61nn", "a\nnn");
        try (ProgressStore store = emptyStore()) {
            for (String learner : learners) {
                store.append(learner, 0, List.of(event("of " + learner)));
            }
            assertThat(store.learners()).containsExactlyInAnyOrderElementsOf(learners);
            for (String learner : learners) {
                assertThat(store.load(learner).events())
                        .containsExactly(event("of " + learner));
            }
        }
    }

    @Test
    void anErasedLearnerIsGoneAndTheOthersStay() throws IOException {
        try (ProgressStore store = emptyStore()) {
            store.append("ann", 0, List.of(event("a")));
            store.append("bob", 0, List.of(event("b")));
            store.erase("ann");
            store.erase("nobody");
            assertThat(store.learners()).containsExactly("bob");
            assertThat(store.load("ann")).isEqualTo(new Progress(List.of(), 0));
            assertThatThrownBy(() -> store.append("ann", 1, List.of(event("x"))))
                    .isInstanceOf(StaleRevisionException.class);
            assertThat(store.append("ann", 0, List.of(event("new")))).isEqualTo(1);
            assertThat(store.load("bob").events()).containsExactly(event("b"));
        }
    }

    @Test
    void whatWasLoadedDoesNotChange() throws IOException {
        try (ProgressStore store = emptyStore()) {
            store.append("ann", 0, List.of(event("a")));
            Progress before = store.load("ann");
            store.append("ann", 1, List.of(event("b")));
            assertThat(before.events()).containsExactly(event("a"));
        }
    }

    @Test
    void manySessionsLoseNothing() throws Exception {
        int sessions = 64;
        try (ProgressStore store = emptyStore()) {
            AtomicInteger number = new AtomicInteger();
            Repeated.inThreads(sessions, () -> {
                int session = number.incrementAndGet();
                for (int i = 0; i < 5; i++) {
                    appendWithRetry(store, List.of(event(session + "." + i + "a"),
                            event(session + "." + i + "b")));
                }
                return session;
            });
            List<String> kinds = store.load("ann")
                    .events()
                    .stream()
                    .map(ProgressEvent::kind)
                    .toList();
            assertThat(kinds).hasSize(sessions * 10);
            for (int session = 1; session <= sessions; session++) {
                List<String> own = new ArrayList<>();
                for (int i = 0; i < 5; i++) {
                    assertThat(kinds).containsSequence(session + "." + i + "a",
                            session + "." + i + "b");
                    own.add(session + "." + i + "a");
                }
                assertThat(kinds).containsSubsequence(own);
            }
        }
    }

    private static void appendWithRetry(ProgressStore store, List<ProgressEvent> events)
            throws IOException {
        while (true) {
            try {
                store.append("ann", store.load("ann").revision(), events);
                return;
            } catch (StaleRevisionException e) {
                assertThat(e.actual()).isPositive();
            }
        }
    }

    @Test
    void aStoreThatIsOpenedAgainHasWhatItHad() throws IOException {
        try (ProgressStore store = emptyStore()) {
            store.append("ann", 0, List.of(event("a")));
            store.append("bob", 0, List.of(event("b")));
            store.erase("bob");
        }
        Optional<ProgressStore> again = reopened();
        assumeTrue(again.isPresent(), "the store keeps nothing when it is closed");
        try (ProgressStore store = again.get()) {
            assertThat(store.learners()).containsExactly("ann");
            assertThat(store.load("ann")).isEqualTo(new Progress(List.of(event("a")), 1));
            assertThatThrownBy(() -> store.append("ann", 0, List.of(event("x"))))
                    .isInstanceOf(StaleRevisionException.class);
            assertThat(store.append("ann", 1, List.of(event("b")))).isEqualTo(2);
        }
    }
}
