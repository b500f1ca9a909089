package dev.cardstock.grading;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The parts of a reference that a person would count one by one. */
final class KeyPoints {
    private static final Pattern BETWEEN = Pattern.compile("(?<=[.;!?])\\s+|\\n");

    private KeyPoints() {}

    static List<String> of(String reference) {
        List<String> parts = Arrays.stream(BETWEEN.split(reference))
                .map(String::strip)
                .filter(part -> part.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        return parts.isEmpty() ? List.of(reference) : parts;
    }
}
