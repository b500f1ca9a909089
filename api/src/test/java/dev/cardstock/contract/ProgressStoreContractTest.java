package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ProgressStoreContractTest extends ProgressStoreContract {
    private final Map<String, List<ProgressEvent>> storage = new TreeMap<>();

    /** Keeps all in a map that outlives it. */
    private static class MapStore implements ProgressStore {
        private final Map<String, List<ProgressEvent>> storage;

        MapStore(Map<String, List<ProgressEvent>> storage) {
            this.storage = storage;
        }

        @Override
        public Set<String> learners() {
            synchronized (storage) {
                return Set.copyOf(storage.keySet());
            }
        }

        @Override
        public Progress load(String learner) {
            synchronized (storage) {
                List<ProgressEvent> events = storage.getOrDefault(learner, List.of());
                return new Progress(events, events.size());
            }
        }

        @Override
        public long append(String learner, long revision, List<ProgressEvent> events) {
            List<ProgressEvent> copy = List.copyOf(events);
            synchronized (storage) {
                long actual = load(learner).revision();
                if (revision != actual) {
                    throw new StaleRevisionException(learner, revision, actual);
                }
                if (!copy.isEmpty()) {
                    storage.computeIfAbsent(learner, key -> new ArrayList<>()).addAll(copy);
                }
                return actual + copy.size();
            }
        }

        @Override
        public void erase(String learner) {
            synchronized (storage) {
                storage.remove(learner);
            }
        }

        @Override
        public void close() {}
    }

    @Override
    protected ProgressStore emptyStore() {
        return new MapStore(storage);
    }

    @Override
    protected Optional<ProgressStore> reopened() {
        return Optional.of(new MapStore(storage));
    }

    private static Set<String> failures(UnaryOperator<ProgressStore> broken)
            throws ReflectiveOperationException {
        return Failures.of(() -> new ProgressStoreContract() {
            @Override
            protected ProgressStore emptyStore() {
                return broken.apply(new MapStore(new TreeMap<>()));
            }
        });
    }

    @Test
    void storesThatBreakTheContractAreFound() throws ReflectiveOperationException {
        assertThat(failures(store -> store)).isEmpty();
        assertThat(failures(store -> new MapStore(new TreeMap<>()) {
            @Override
            public synchronized long append(String learner, long revision,
                    List<ProgressEvent> events) {
                return super.append(learner, load(learner).revision(), events);
            }
        })).contains("aStaleRevisionIsRefusedAndNothingIsLost");
        assertThat(failures(store -> new MapStore(
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER))))
                .containsExactly("learnersAreKeptApartWhateverTheirIds");
        assertThat(failures(store -> new MapStore(new TreeMap<>()) {
            @Override
            public long append(String learner, long revision, List<ProgressEvent> events) {
                long at = revision;
                for (ProgressEvent event : events) {
                    at = super.append(learner, at, List.of(event));
                }
                return at;
            }
        })).contains("eventsAreAppendedAllOrNone");
    }
}
