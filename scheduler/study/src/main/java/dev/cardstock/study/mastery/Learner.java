package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import dev.cardstock.CardstockException;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStore.Progress;
import dev.cardstock.progress.StaleRevisionException;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.study.store.MemoryProgressStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One learner in a store of progress. Several sessions, threads and processes may record for one learner
 * at the same time; nothing is lost. Thread-safe.
 */
public final class Learner {
    /** After so many others who were faster every time, something is wrong with the store. */
    private static final int ATTEMPTS = 1000;

    private final ProgressStore store;
    private final String id;
    private long revision;

    private Learner(ProgressStore store, String id) {
        this.store = requireNonNull(store, "store");
        this.id = requireNonNull(id, "id");
    }

    /**
     * A learner whose progress a store keeps.
     *
     * @param store the store; it is not closed here
     * @param id the learner's id
     * @return the learner
     */
    public static Learner of(ProgressStore store, String id) {
        return new Learner(store, id);
    }

    /**
     * A learner whose progress is forgotten with this object.
     *
     * @return the learner
     */
    public static Learner inMemory() {
        return new Learner(new MemoryProgressStore(), "learner");
    }

    /** {@return the learner's id} */
    public String id() {
        return id;
    }

    /**
     * All that the learner has done up to now.
     *
     * @return the progress
     * @throws UncheckedIOException if the store cannot be read
     */
    public LearnerProgress progress() {
        return LearnerProgress.of(load().events());
    }

    /**
     * What the learner had done at some time.
     *
     * @param atRevision how many events there were
     * @return the progress
     * @throws IllegalArgumentException if there are fewer events
     * @throws UncheckedIOException if the store cannot be read
     */
    public LearnerProgress progressAt(long atRevision) {
        List<ProgressEvent> events = load().events();
        if (atRevision < 0 || atRevision > events.size()) {
            throw new IllegalArgumentException("the progress of '" + id + "' has "
                    + events.size() + " events, not " + atRevision
                    + "; it is another learner's, or was erased");
        }
        return LearnerProgress.of(events.subList(0, (int) atRevision));
    }

    private Progress load() {
        try {
            return store.load(id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Adds events, all of them or none.
     *
     * @param events the events
     * @throws UncheckedIOException if the store cannot be written
     * @throws CardstockException if the store says again and again that somebody else was faster
     */
    public synchronized void record(List<LearnerEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<ProgressEvent> kept = events.stream().map(LearnerEvent::toProgressEvent).toList();
        for (int attempt = 1;; attempt++) {
            try {
                revision = store.append(id, revision, kept);
                return;
            } catch (StaleRevisionException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                revision = e.actual();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Takes over what the learner did elsewhere, such as the reviews in an Anki package: every review, and
     * the schedules. What was taken over before is left out. A review that the learner rated is evidence of
     * mastery as if it had been done here.
     *
     * @param history the history
     * @param now the time
     * @return how many reviews and schedules were new
     * @throws UncheckedIOException if the store cannot be read or written
     */
    public int importHistory(LearningHistory history, Instant now) {
        List<ProgressEvent> known = load().events();
        List<LearnerEvent> events = new ArrayList<>();
        history.log().forEach(review -> events.add(new LearnerEvent.Imported(review)));
        history.schedules()
                .stream()
                .filter(schedule -> schedule.due() != null)
                .forEach(schedule -> events.add(new LearnerEvent.Scheduled(now, schedule)));
        Known before = new Known(known);
        events.removeIf(before::has);
        record(events);
        return events.size();
    }

    @Override
    public String toString() {
        return "Learner[" + id + "]";
    }
}
