package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

import dev.cardstock.CardstockException;
import dev.cardstock.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Findings that an author does not want to see. As a text, each line is the id of a rule, or of a group
 * as in {@code formulation.*}, and after a blank the id of a note where only findings at that note are
 * meant; {@code #} at the beginning of a line or after a blank begins a comment. Immutable and
 * thread-safe.
 */
public final class Suppressions {
    private static final Suppressions NONE = new Suppressions(Map.of());

    /** The lines as they are reported, by rule, a blank and note. */
    private final Map<String, String> lines;

    private Suppressions(Map<String, String> lines) {
        this.lines = Collections.unmodifiableMap(lines);
    }

    /** {@return no suppressions} */
    public static Suppressions none() {
        return NONE;
    }

    /**
     * Reads them.
     *
     * @param text the text
     * @param source the name of its file, for the message of an error
     * @return the suppressions
     * @throws CardstockException if a line does not begin with the id of a rule
     */
    public static Suppressions parse(String text, String source) {
        Map<String, String> lines = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.split("\\R", -1)) {
            number++;
            String words = line.replaceFirst("(^|\\s)#.*$", "").replace("\ufeff", "").strip();
            if (words.isEmpty()) {
                continue;
            }
            String[] parts = words.split("\\s+", 2);
            if (!parts[0].matches("[a-z0-9-]+(\\.[a-z0-9-]+)*(\\.\\*)?")) {
                throw new CardstockException("'" + parts[0] + "' is not the id of a rule",
                        Location.of(requireNonNull(source, "source")).atLine(number),
                        "write a line such as 'formulation.long-answer' or"
                                + " 'formulation.long-answer note-17'",
                        null);
            }
            lines.put(parts[0] + " " + (parts.length > 1 ? parts[1] : ""), words);
        }
        return new Suppressions(lines);
    }

    /**
     * These and one more.
     *
     * @param ruleId the id of a rule, or a group with {@code .*}
     * @param noteId the id of a note; empty for all
     * @return the suppressions
     */
    public Suppressions with(String ruleId, String noteId) {
        Map<String, String> more = new LinkedHashMap<>(lines);
        more.put(ruleId + " " + noteId, (ruleId + " " + noteId).strip());
        return new Suppressions(more);
    }

    /** The keys of the lines that a finding meets. */
    List<String> matching(Finding finding) {
        if (lines.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        String rule = finding.ruleId();
        int dot = rule.indexOf('.');
        for (String name : dot < 0
                ? List.of(rule)
                : List.of(rule, rule.substring(0, dot) + ".*")) {
            for (String note : finding.noteId().isEmpty()
                    ? List.of("")
                    : List.of("", finding.noteId())) {
                if (lines.containsKey(name + " " + note)) {
                    found.add(name + " " + note);
                }
            }
        }
        return found;
    }

    Map<String, String> lines() {
        return lines;
    }
}
