package dev.cardstock.template;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A text with cloze deletions, <code>{{c1::hidden text::hint}}</code>. Deletions nest; one may belong to
 * several numbers, <code>{{c1,3::text}}</code>. What is not a complete deletion is ordinary text.
 * Immutable and thread-safe.
 *
 * <p>The syntax is Anki's (ankitects/anki, {@code rslib/src/cloze.rs}, and its manual).
 */
public final class ClozeText {
    /** The deepest nesting of deletions; an opener below it is ordinary text. */
    public static final int MAX_DEPTH = 10;

    /** The greatest number of a deletion that gives a card; greater ones give none. */
    public static final int MAX_NUMBER = 500;

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Deletion(SortedSet<Integer> numbers, List<Part> parts, String hint)
            implements
                Part {}

    private final List<Part> parts;
    private final SortedSet<Integer> numbers;

    private ClozeText(List<Part> parts) {
        this.parts = parts;
        TreeSet<Integer> all = new TreeSet<>();
        collect(parts, all);
        numbers = Collections.unmodifiableSortedSet(all);
    }

    private static void collect(List<Part> parts, Set<Integer> all) {
        for (Part part : parts) {
            if (part instanceof Deletion deletion) {
                deletion.numbers.stream().filter(n -> n >= 1 && n <= MAX_NUMBER).forEach(all::add);
                collect(deletion.parts, all);
            }
        }
    }

    /**
     * Reads a text. Nothing is an error: what does not form a deletion stays as it is.
     *
     * @param text the text
     * @return its parts
     */
    public static ClozeText parse(String text) {
        return new ClozeText(new Parser(requireNonNull(text, "text")).parse());
    }

    /** {@return the numbers of the deletions that give cards, ascending; unmodifiable} */
    public SortedSet<Integer> numbers() {
        return numbers;
    }

    /**
     * The text as asked: deletions with this number replaced by {@code [hint]} or {@code [...]}, all
     * others shown.
     *
     * @param number the number
     * @return the text
     */
    public String prompt(int number) {
        StringBuilder out = new StringBuilder();
        prompt(parts, number, out);
        return out.toString();
    }

    private static void prompt(List<Part> parts, int number, StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> out.append(literal.text);
                case Deletion deletion -> {
                    if (deletion.numbers.contains(number)) {
                        out.append('[')
                                .append(deletion.hint.isEmpty() ? "..." : deletion.hint)
                                .append(']');
                    } else {
                        prompt(deletion.parts, number, out);
                    }
                }
            }
        }
    }

    /** {@return the text with every deletion shown and no marks left} */
    public String text() {
        StringBuilder out = new StringBuilder();
        text(parts, out);
        return out.toString();
    }

    private static void text(List<Part> parts, StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> out.append(literal.text);
                case Deletion deletion -> text(deletion.parts, out);
            }
        }
    }

    /**
     * What is hidden under a number: the text of each outermost deletion that has it, in order.
     *
     * @param number the number
     * @return the hidden texts; empty where no deletion has the number
     */
    public List<String> hidden(int number) {
        List<String> found = new ArrayList<>();
        hidden(parts, number, found);
        return List.copyOf(found);
    }

    private static void hidden(List<Part> parts, int number, List<String> found) {
        for (Part part : parts) {
            if (part instanceof Deletion deletion) {
                if (deletion.numbers.contains(number)) {
                    StringBuilder out = new StringBuilder();
                    text(deletion.parts, out);
                    found.add(out.toString());
                } else {
                    hidden(deletion.parts, number, found);
                }
            }
        }
    }

    /** One pass over the text with a stack of the deletions that are open. */
    private static final class Parser {
        private record Open(String opener, SortedSet<Integer> numbers, List<Part> parts,
                StringBuilder literal) {
            Open(String opener, SortedSet<Integer> numbers) {
                this(opener, numbers, new ArrayList<>(), new StringBuilder());
            }

            void flush() {
                if (!literal.isEmpty()) {
                    parts.add(new Literal(literal.toString()));
                    literal.setLength(0);
                }
            }
        }

        private final String text;
        private final Deque<Open> open = new ArrayDeque<>();

        Parser(String text) {
            this.text = text;
            open.push(new Open("", Collections.emptySortedSet()));
        }

        List<Part> parse() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                int end;
                if (c == '{' && (end = openerEnd(at)) > 0 && open.size() <= MAX_DEPTH) {
                    open.element().flush();
                    open.push(new Open(text.substring(at, end), numbers(at + 3, end - 2)));
                    at = end;
                } else if (c == '}' && open.size() > 1 && text.startsWith("}}", at)) {
                    close();
                    at += 2;
                } else {
                    open.element().literal.append(c);
                    at++;
                }
            }
            while (open.size() > 1) {
                unclosed();
            }
            Open root = open.pop();
            root.flush();
            return List.copyOf(root.parts);
        }

        /** The index behind the opener at this place, or 0 if there is none. */
        private int openerEnd(int at) {
            if (!text.startsWith("{{c", at)) {
                return 0;
            }
            int i = at + 3;
            boolean digit = false;
            while (i < text.length() && i - at < 64) {
                char c = text.charAt(i);
                if (c >= '0' && c <= '9') {
                    digit = true;
                } else if (c == ',' && digit) {
                    digit = false;
                } else {
                    break;
                }
                i++;
            }
            return digit && text.startsWith("::", i) ? i + 2 : 0;
        }

        private SortedSet<Integer> numbers(int from, int to) {
            TreeSet<Integer> numbers = new TreeSet<>();
            for (String number : text.substring(from, to).split(",", -1)) {
                numbers.add(number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number));
            }
            return Collections.unmodifiableSortedSet(numbers);
        }

        private void close() {
            Open done = open.pop();
            String tail = done.literal.toString();
            int mark = tail.indexOf("::");
            String hint = mark < 0 ? "" : tail.substring(mark + 2);
            if (mark >= 0) {
                done.literal.setLength(mark);
            }
            done.flush();
            open.element().parts
                    .add(new Deletion(done.numbers, List.copyOf(done.parts), hint));
        }

        private void unclosed() {
            Open done = open.pop();
            done.flush();
            Open parent = open.element();
            parent.parts.add(new Literal(done.opener));
            parent.parts.addAll(done.parts);
        }
    }
}
