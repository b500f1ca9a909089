package dev.cardstock.study;

/**
 * Is told what happens in a session, in the thread that makes it happen. It must not use the session that
 * it listens to.
 */
public interface StudyListener {
    /**
     * Something is about to happen: a question is about to be shown, graded, overridden or taken back, or
     * the session to end. An exception prevents it and leaves the session as it is.
     *
     * @param event what
     */
    default void before(StudyEvent event) {}

    /**
     * Something has happened, and is kept. An exception reaches the caller of the session, but what has
     * happened stays.
     *
     * @param event what
     */
    default void after(StudyEvent event) {}
}
