package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

/**
 * A setting of a rule.
 *
 * @param name its name, lower-case words with hyphens
 * @param fallback its value where it is not set
 * @param min the least number allowed; greater than {@code max} where the value is a text
 * @param max the greatest number allowed
 * @param description what it decides, for a person
 */
public record LintOption(String name, String fallback, int min, int max, String description) {
    /** Checks the components. */
    public LintOption {
        requireNonNull(name, "name");
        requireNonNull(fallback, "fallback");
        requireNonNull(description, "description");
    }

    /**
     * A whole number.
     *
     * @param name its name
     * @param fallback its value where it is not set
     * @param min the least value allowed
     * @param max the greatest value allowed
     * @param description what it decides
     * @return the setting
     */
    public static LintOption number(String name, int fallback, int min, int max,
            String description) {
        return new LintOption(name, String.valueOf(fallback), min, max, description);
    }

    /**
     * A text.
     *
     * @param name its name
     * @param fallback its value where it is not set
     * @param description what it decides
     * @return the setting
     */
    public static LintOption text(String name, String fallback, String description) {
        return new LintOption(name, fallback, 1, 0, description);
    }

    /** {@return whether it is a whole number} */
    public boolean isNumber() {
        return min <= max;
    }
}
