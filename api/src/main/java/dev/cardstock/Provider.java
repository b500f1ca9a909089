package dev.cardstock;

/**
 * Makes a configured part: the plug through which a scheduler, a grader and so on is found by id.
 *
 * @param <T> what it makes
 */
public interface Provider<T> extends Plugin {
    /**
     * Makes one.
     *
     * @param options its settings as text; {@link Options#none()} for the defaults
     * @return a new or shared, thread-safe instance
     * @throws IllegalArgumentException if options are unknown or out of range; the message lists all
     *     that is wrong
     */
    T create(Options options);
}
