package dev.cardstock.progress;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Keeps what learners did: for each learner a list of events that only grows. Many threads and many
 * sessions may use one store; a session that did not see what another one wrote is told so and loses
 * nothing. Thread-safe.
 *
 * <p>A learner's id is any text of 1 to 255 characters, never taken for a path or a command; ids that
 * differ at all, if only in letter case, are different learners.
 */
public interface ProgressStore extends AutoCloseable {
    /**
     * All that is kept of a learner.
     *
     * @param events the events in the order in which they were appended
     * @param revision how many events there are; hand it to {@link ProgressStore#append}
     */
    record Progress(List<ProgressEvent> events, long revision) {
        /** Copies the list. */
        public Progress {
            events = List.copyOf(events);
        }
    }

    /**
     * The learners of whom something is kept.
     *
     * @return their ids
     * @throws IOException if the store cannot be read
     */
    Set<String> learners() throws IOException;

    /**
     * Reads what is kept of a learner, all that was appended before included.
     *
     * @param learner the learner's id
     * @return the events; none, with revision 0, for an unknown learner and for one that was erased
     * @throws IOException if the store cannot be read
     */
    Progress load(String learner) throws IOException;

    /**
     * Appends events, all or none of them. When the method returns they survive a crash, as far as the
     * store promises that at all. Appending no events changes nothing.
     *
     * @param learner the learner's id
     * @param revision the revision that the caller saw last
     * @param events the events
     * @return the new revision
     * @throws StaleRevisionException if the store's revision is another one, because somebody else
     *     appended or erased since; load again and retry
     * @throws IOException if the store cannot be written
     */
    long append(String learner, long revision, List<ProgressEvent> events) throws IOException;

    /**
     * Forgets a learner: afterwards nothing of that learner is left in the store. It does nothing for
     * an unknown learner.
     *
     * @param learner the learner's id
     * @throws IOException if the store cannot be written
     */
    void erase(String learner) throws IOException;

    @Override
    void close() throws IOException;
}
