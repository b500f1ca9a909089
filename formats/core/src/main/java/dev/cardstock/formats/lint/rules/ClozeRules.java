package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import dev.cardstock.template.ClozeText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for cloze deletions, and for the masks of image occlusions, which are written like them. */
public final class ClozeRules {
    private static final Pattern MARK = Pattern
            .compile("\\{\\{c(\\d{1,9}(?:,\\d{1,9}){0,20})::|\\}\\}");

    private ClozeRules() {}

    /** A deletion in the plain text of a field. */
    record Deletion(int start, int end, int textStart, Set<String> numbers, int depth,
            boolean overlaps, boolean closed) {}

    private static List<Deletion> deletions(String text) {
        record Open(int start, int textStart, Set<String> numbers, boolean overlaps) {}
        List<Deletion> found = new ArrayList<>();
        Deque<Open> open = new ArrayDeque<>();
        // Counted, so that a text of nothing but openings is not quadratic.
        java.util.Map<String, Integer> around = new java.util.HashMap<>();
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            if (mark.group(1) != null) {
                Set<String> numbers = Set.copyOf(List.of(mark.group(1).split(",")));
                boolean overlaps = numbers.stream().anyMatch(around::containsKey);
                open.push(new Open(mark.start(), mark.end(), numbers, overlaps));
                numbers.forEach(number -> around.merge(number, 1, Integer::sum));
            } else if (!open.isEmpty()) {
                int depth = open.size();
                Open closed = open.pop();
                closed.numbers.forEach(number -> around.computeIfPresent(number,
                        (n, count) -> count == 1 ? null : count - 1));
                found.add(new Deletion(closed.start, mark.end(), closed.textStart, closed.numbers,
                        depth, closed.overlaps, true));
            }
        }
        for (Open left : open) {
            found.add(new Deletion(left.start, left.textStart, left.textStart, left.numbers, 1,
                    false, false));
        }
        return found;
    }

    /** Looks at the deletions of cloze notes. */
    abstract static class OfDeletions extends Rule.OfFields {
        OfDeletions(String id, String description, LintOption... options) {
            super(id, Severity.WARNING, description, options);
        }

        @Override
        final void check(Field field, LintContext context, Consumer<Finding> findings) {
            String text = field.content().plainText();
            if (field.type().kind() != NoteType.Kind.CLOZE || !text.contains("{{c")) {
                return;
            }
            for (Deletion deletion : deletions(text)) {
                if (isFault(deletion, text, context)) {
                    findings.accept(at(field, deletion.start, deletion.end, message())
                            .argument("deletion", text.substring(deletion.start, deletion.end))
                            .build());
                    return;
                }
            }
        }

        abstract boolean isFault(Deletion deletion, String text, LintContext context);

        abstract String message();
    }

    /** {@code cloze.unclosed}. */
    public static final class Unclosed extends OfDeletions {
        /** Makes the rule. */
        public Unclosed() {
            super("cloze.unclosed", "A cloze deletion is never closed, so that it hides nothing");
        }

        @Override
        boolean isFault(Deletion deletion, String text, LintContext context) {
            return !deletion.closed;
        }

        @Override
        String message() {
            return "The deletion '{deletion}' is never closed; write two closing braces behind what it"
                    + " hides.";
        }
    }

    /** {@code cloze.empty}. */
    public static final class Empty extends OfDeletions {
        /** Makes the rule. */
        public Empty() {
            super("cloze.empty", "A cloze deletion hides nothing");
        }

        @Override
        boolean isFault(Deletion deletion, String text, LintContext context) {
            String hidden = deletion.closed
                    ? text.substring(deletion.textStart, deletion.end - 2)
                    : "x";
            int hint = hidden.indexOf("::");
            return hidden.isBlank() || hint >= 0 && hidden.substring(0, hint).isBlank();
        }

        @Override
        String message() {
            return "The deletion '{deletion}' hides no text; write what it hides.";
        }
    }

    /** {@code cloze.deep}. */
    public static final class Deep extends OfDeletions {
        private static final LintOption DEPTH = LintOption.number("max-depth", 3, 1, 100,
                "how many deletions may lie in one another");

        /** Makes the rule. */
        public Deep() {
            super("cloze.deep", "Cloze deletions lie too deep in one another", DEPTH);
        }

        @Override
        boolean isFault(Deletion deletion, String text, LintContext context) {
            return deletion.closed && deletion.depth > context.number(DEPTH);
        }

        @Override
        String message() {
            return "The deletion '{deletion}' lies too deep in others; take them apart.";
        }
    }

    /** {@code cloze.overlap}. */
    public static final class Overlap extends OfDeletions {
        /** Makes the rule. */
        public Overlap() {
            super("cloze.overlap",
                    "A cloze deletion lies in another one of the same number, which hides it anyway");
        }

        @Override
        boolean isFault(Deletion deletion, String text, LintContext context) {
            return deletion.overlaps;
        }

        @Override
        String message() {
            return "The deletion '{deletion}' lies in another one of its number; give it another"
                    + " number.";
        }
    }

    private static Set<Integer> numbers(Note note) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Markup field : note.fields()) {
            if (field.source().contains("{{c")) {
                numbers.addAll(ClozeText.parse(field.source()).numbers());
            }
        }
        return numbers;
    }

    /** {@code cloze.none}. */
    public static final class None extends Rule {
        /** Makes the rule. */
        public None() {
            super("cloze.none", Severity.WARNING, "A cloze note has no deletion and asks nothing");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (Note note : context.library().notes()) {
                if (context.library().typeOf(note).kind() != NoteType.Kind.NORMAL
                        && numbers(note).isEmpty()) {
                    findings.accept(finding("The note has no cloze deletion; write one such as"
                            + " {example}.").argument("example", "{{c1::hidden}}")
                            .note(note.id())
                            .build());
                }
            }
        }
    }

    /** {@code cloze.gap}. */
    public static final class Gap extends Rule {
        /** Makes the rule. */
        public Gap() {
            super("cloze.gap", Severity.INFO, "The numbers of cloze deletions have a gap");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (Note note : context.library().notes()) {
                if (context.library().typeOf(note).kind() != NoteType.Kind.CLOZE) {
                    continue;
                }
                Set<Integer> numbers = numbers(note);
                int expected = 1;
                for (int number : numbers) {
                    if (number != expected) {
                        findings.accept(finding("The deletion c{number} is missing before"
                                + " c{next}; see whether one was lost.")
                                .argument("number", expected)
                                .argument("next", number)
                                .note(note.id())
                                .build());
                        break;
                    }
                    expected++;
                }
            }
        }
    }

    /** {@code occlusion.outside}. */
    public static final class OcclusionOutside extends Rule.OfFields {
        private static final Pattern MASK = Pattern
                .compile(
                        "image-occlusion:(rect|ellipse|polygon)((?::[a-z]{1,8}=[^:{}]{0,5000}){0,20})");
        private static final double TOLERANCE = 0.005;

        /** Makes the rule. */
        public OcclusionOutside() {
            super("occlusion.outside", Severity.WARNING,
                    "The mask of an image occlusion lies outside of the image");
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            if (field.type().kind() != NoteType.Kind.IMAGE_OCCLUSION) {
                return;
            }
            Matcher mask = MASK.matcher(field.content().plainText());
            while (mask.find()) {
                if (isOutside(mask.group(1), mask.group(2))) {
                    findings.accept(at(field, mask.start(), mask.end(),
                            "A mask lies outside of the image; move it inside.").build());
                }
            }
        }

        private static boolean isOutside(String shape, String attributes) {
            double left = 0;
            double top = 0;
            double width = 0;
            double height = 0;
            Set<Double> points = new HashSet<>();
            for (String attribute : attributes.split(":")) {
                int at = attribute.indexOf('=');
                String value = attribute.substring(at + 1);
                switch (at < 0 ? "" : attribute.substring(0, at)) {
                    case "left" -> left = number(value);
                    case "top" -> top = number(value);
                    case "width" -> width = number(value);
                    case "height" -> height = number(value);
                    case "rx" -> width = 2 * number(value);
                    case "ry" -> height = 2 * number(value);
                    case "points" -> {
                        for (String point : value.split("[\\s,]+")) {
                            points.add(number(point));
                        }
                    }
                    default -> {}
                }
            }
            if (shape.equals("polygon")) {
                return points.stream().anyMatch(OcclusionOutside::isOutside);
            }
            return isOutside(left) || isOutside(top) || isOutside(left + width)
                    || isOutside(top + height);
        }

        private static boolean isOutside(double place) {
            return !(place >= -TOLERANCE && place <= 1 + TOLERANCE);
        }

        private static double number(String text) {
            try {
                return text.isBlank() ? 0 : Double.parseDouble(text.strip());
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }
    }
}
