package dev.cardstock;

/**
 * A part that can be found by its id, through {@link Plugins} and {@link java.util.ServiceLoader}.
 * Implementations have a public constructor without parameters, are stateless and thread-safe.
 */
public interface Plugin {
    /**
     * The stable name by which it is found and stored.
     *
     * @return lower-case ASCII letters, digits, hyphens and dots, such as {@code fsrs6}
     */
    String id();

    /** {@return one line for a person that says what it is} */
    String description();
}
