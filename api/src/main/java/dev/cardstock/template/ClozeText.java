package dev.cardstock.template;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A text with cloze deletions, <code>{{c1::hidden text::hint}}</code>. Deletions nest to any depth; one
 * may belong to several numbers, <code>{{c1,3::text}}</code>. One that is never closed is left out with
 * what follows; other braces are ordinary text. Immutable and thread-safe.
 *
 * <p>A deletion that begins with {@code image-occlusion:} is a mask over a picture; it has no text.
 *
 * <p>The syntax and the HTML are Anki's (its manual, "Cloze deletion", and what the program shows).
 */
public final class ClozeText {
    /** The greatest number of a deletion that gives a card; greater ones give none. */
    public static final int MAX_NUMBER = 500;

    /** How many characters of hidden text are repeated in attributes, nested ones several times. */
    private static final int MAX_REPEATED = 4_000_000;

    private static final String BLANK = "...";
    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

    /** The text as it is written, deletions as brackets around what they hide. */
    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    /** Where a deletion begins. */
    private static final class Open implements Part {
        private final int at;
        private final SortedSet<Integer> numbers;
        private String hint = BLANK;
        private int close = -1;

        Open(int at, SortedSet<Integer> numbers) {
            this.at = at;
            this.numbers = numbers;
        }
    }

    private record Close(Open open) implements Part {}

    private final List<Part> parts;
    private final SortedSet<Integer> numbers;

    private ClozeText(List<Part> parts) {
        this.parts = parts;
        TreeSet<Integer> all = new TreeSet<>();
        for (Part part : parts) {
            if (part instanceof Open open) {
                open.numbers.stream().filter(n -> n >= 1 && n <= MAX_NUMBER).forEach(all::add);
            }
        }
        numbers = Collections.unmodifiableSortedSet(all);
    }

    /**
     * Reads a text. Nothing is an error.
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
     * Whether a deletion has a number.
     *
     * @param number the number
     * @return true if one has it
     */
    public boolean has(int number) {
        return parts.stream()
                .anyMatch(part -> part instanceof Open open && open.numbers.contains(number));
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
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Literal literal) {
                out.append(literal.text);
            } else if (parts.get(i) instanceof Open open) {
                if (Mask.is(after(i))) {
                    i = open.close;
                } else if (open.numbers.contains(number)) {
                    out.append('[').append(open.hint).append(']');
                    i = open.close;
                }
            }
        }
        return out.toString();
    }

    /** {@return the text with every deletion shown and no marks left} */
    public String text() {
        return text(0, parts.size());
    }

    private String text(int from, int to) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < to; i++) {
            if (parts.get(i) instanceof Literal literal) {
                out.append(literal.text);
            } else if (parts.get(i) instanceof Open open && Mask.is(after(i))) {
                i = open.close;
            }
        }
        return out.toString();
    }

    private String after(int index) {
        return parts.get(index + 1) instanceof Literal literal ? literal.text : "";
    }

    /**
     * What is hidden under a number: the text of each outermost deletion that has it, in order; masks
     * hide no text.
     *
     * @param number the number
     * @return the hidden texts; empty where no deletion has the number
     */
    public List<String> hidden(int number) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Open open && open.numbers.contains(number)) {
                if (!Mask.is(after(i))) {
                    found.add(text(i + 1, open.close));
                }
                i = open.close;
            }
        }
        return List.copyOf(found);
    }

    /**
     * What is to be typed for a number: the hidden texts, separated by commas, once where all are equal.
     *
     * @param number the number
     * @return the text; empty where no deletion has the number
     */
    public String typed(int number) {
        List<String> hidden = hidden(number);
        return hidden.stream().distinct().count() == 1
                ? hidden.get(0)
                : String.join(", ", hidden);
    }

    /**
     * The text as asked, in HTML: {@code span} elements of the classes {@code cloze} (with what it hides
     * in the attribute {@code data-cloze}) and {@code cloze-inactive}.
     *
     * @param number the number
     * @return the HTML; empty where no deletion has the number
     */
    public String promptHtml(int number) {
        return html(number, true);
    }

    /**
     * The text as answered, in HTML: as {@link #promptHtml}, but with all deletions shown.
     *
     * @param number the number
     * @return the HTML; empty where no deletion has the number
     */
    public String answerHtml(int number) {
        return html(number, false);
    }

    private String html(int number, boolean question) {
        if (!has(number)) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        Deque<Integer> starts = new ArrayDeque<>();
        int left = MAX_REPEATED;
        for (int i = 0; i < parts.size(); i++) {
            switch (parts.get(i)) {
                case Literal literal -> out.append(literal.text);
                case Open open -> {
                    boolean active = open.numbers.contains(number);
                    String mask = after(i);
                    if (Mask.is(mask)) {
                        out.append(active && !question ? "" : Mask.html(mask, active));
                        i = open.close;
                    } else if (active && question) {
                        starts.push(out.length());
                    } else {
                        out.append("<span class=\"cloze")
                                .append(active ? "" : "-inactive")
                                .append('"')
                                .append(ordinal(open))
                                .append('>');
                    }
                }
                case Close close -> {
                    if (question && close.open.numbers.contains(number)) {
                        int start = starts.pop();
                        String hidden = out.length() - start > left ? "" : attribute(out, start);
                        left -= hidden.length();
                        out.setLength(start);
                        out.append("<span class=\"cloze\" data-cloze=\"")
                                .append(hidden)
                                .append('"')
                                .append(ordinal(close.open))
                                .append(">[")
                                .append(close.open.hint)
                                .append(']');
                    }
                    out.append("</span>");
                }
            }
        }
        return HtmlText.withBareFormulas(out.toString());
    }

    private static String ordinal(Open open) {
        return open.numbers.stream()
                .map(String::valueOf)
                .collect(Collectors.joining(",", " data-ordinal=\"", "\""));
    }

    /** Everything but letters, digits and what lies beyond Latin-1 as character references. */
    private static String attribute(StringBuilder text, int from) {
        StringBuilder out = new StringBuilder();
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            if (plain || c > 0xff) {
                out.append(c);
            } else {
                switch (c) {
                    case '"' -> out.append("&quot;");
                    case '&' -> out.append("&amp;");
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    default -> out.append("&#x")
                            .append(HEXADECIMAL.toHexDigits((byte) c))
                            .append(';');
                }
            }
        }
        return out.toString();
    }

    /**
     * Only what is hidden under a number, one deletion in another for itself too, as asked: the hints,
     * or {@code ...}.
     *
     * @param number the number
     * @return the hints, separated by commas
     */
    public String onlyPrompt(int number) {
        return only(number, open -> open.hint);
    }

    /**
     * Only what is hidden under a number, one deletion in another for itself too.
     *
     * @param number the number
     * @return the hidden texts, separated by commas
     */
    public String onlyHidden(int number) {
        return only(number, open -> text(open.at + 1, open.close));
    }

    private String only(int number, Function<Open, String> shown) {
        List<String> found = new ArrayList<>();
        int left = MAX_REPEATED;
        for (Part part : parts) {
            if (part instanceof Open open && open.numbers.contains(number) && left > 0) {
                found.add(shown.apply(open));
                left -= open.close - open.at + found.getLast().length();
            }
        }
        return String.join(", ", found);
    }

    /** One pass over the text with a stack of the deletions that are open. */
    private static final class Parser {
        private final String text;
        private final List<Part> parts = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();
        private int start;

        Parser(String text) {
            this.text = text;
        }

        List<Part> parse() {
            int at = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                int end = c == '{' ? openerEnd(at) : 0;
                if (end > 0) {
                    literal(at);
                    Open opened = new Open(parts.size(), numbers(at + 3, end - 2));
                    parts.add(opened);
                    open.push(opened);
                    at = end;
                    start = at;
                } else if (c == '}' && !open.isEmpty() && text.startsWith("}}", at)) {
                    literal(at);
                    Open closed = open.pop();
                    closed.close = parts.size();
                    parts.add(new Close(closed));
                    at += 2;
                    start = at;
                } else {
                    at++;
                }
            }
            literal(at);
            return List.copyOf(open.isEmpty() ? parts : parts.subList(0, open.getLast().at));
        }

        /** Takes the text since the last mark; in a deletion it may bring its hint. */
        private void literal(int end) {
            String words = text.substring(start, end);
            Open around = open.peek();
            int hint = around == null ? -1 : words.indexOf("::");
            if (hint >= 0 && around != null) {
                around.hint = words.substring(hint + 2);
                words = words.substring(0, hint);
            }
            if (!words.isEmpty()) {
                parts.add(new Literal(words));
            }
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
            TreeSet<Integer> found = new TreeSet<>();
            for (String number : text.substring(from, to).split(",", -1)) {
                found.add(number.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(number));
            }
            return Collections.unmodifiableSortedSet(found);
        }
    }
}
