package dev.cardstock.study;

/** A session of one mode, done slowly by the rules. It judges what the session asks. */
interface Reference {
    /** Nothing is done yet. */
    void restart();

    /** Checks that a question may be asked now. */
    void asks(StudyQuestion question);

    void done(Deed deed);

    /** Checks that nothing is left to ask. */
    void asksNothing(StudySession session);

    /** Checks what the session tells of itself. */
    void compare(StudySession session);
}
