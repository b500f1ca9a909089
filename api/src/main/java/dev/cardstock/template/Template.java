package dev.cardstock.template;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A card template: text with <code>{{Field}}</code> for a field, <code>{{filter:Field}}</code> for a field
 * through filters, <code>{{#Field}}…{{/Field}}</code> for what is shown only where the field is not
 * empty, and <code>{{^Field}}…{{/Field}}</code> for what is shown only where it is. A template that
 * begins with {@code {{=<% %>=}}} may have {@code <%} and {@code %>} in place of the braces.
 * Immutable and thread-safe.
 *
 * <p>The language is Anki's (its manual, "Card templates"). Parsing never fails, because decks with
 * broken templates have to survive: what cannot be understood stays as text and is listed in
 * {@link #problems()}.
 */
public final class Template {
    /** Gives what stands in a template for a field. */
    @FunctionalInterface
    public interface Values {
        /**
         * What to put in the place of a field.
         *
         * @param field the field's or special field's name
         * @param filters the filters in the order in which they apply, the innermost first
         * @return the text; empty where there is no such field
         */
        String value(String field, List<String> filters);

        /**
         * What to put in the place of a piece of the template's own text.
         *
         * @param text the piece
         * @return the text itself, unless overridden
         */
        default String literal(String text) {
            return text;
        }
    }

    private static final int MAX_DEPTH = 500;
    private static final int MAX_PROBLEMS = 20;
    private static final int MAX_QUOTED = 60;
    private static final String OTHER_MARKS = "{{=<% %>=}}";

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Field(String name, List<String> filters) implements Part {}

    private record Section(String name, boolean whereEmpty, List<Part> parts) implements Part {}

    private final String source;
    private final List<Part> parts;
    private final List<String> problems;

    private Template(String source) {
        this.source = source;
        List<String> found = new ArrayList<>();
        parts = parse(withBraces(source), found);
        problems = List.copyOf(found);
    }

    /**
     * Reads a template.
     *
     * @param source its text
     * @return the template, with its {@link #problems()}
     */
    public static Template parse(String source) {
        return new Template(requireNonNull(source, "source"));
    }

    /** With braces where the template begins by declaring the older marks, as Anki allows. */
    private static String withBraces(String source) {
        int at = 0;
        while (at < source.length() && HtmlText.isSpace(source.charAt(at))) {
            at++;
        }
        return source.startsWith(OTHER_MARKS, at)
                ? source.substring(at + OTHER_MARKS.length())
                        .replace("<%", "{{")
                        .replace("%>", "}}")
                : source;
    }

    private static List<Part> parse(String source, List<String> problems) {
        record Open(String name, boolean whereEmpty, List<Part> parts) {}
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open("", false, new ArrayList<>()));
        int at = 0;
        while (at < source.length()) {
            int start = source.indexOf("{{", at);
            int end = start < 0 ? -1 : source.indexOf("}}", start + 2);
            if (end < 0) {
                if (start >= 0) {
                    problem(problems, "'{{' without '}}' at character " + start);
                }
                open.element().parts.add(new Literal(source.substring(at)));
                break;
            }
            if (start > at) {
                open.element().parts.add(new Literal(source.substring(at, start)));
            }
            String tag = tag(source, start + 2, end);
            char mark = tag.isEmpty() ? ' ' : tag.charAt(0);
            String name = mark == '#' || mark == '^' || mark == '/'
                    ? trimmed(tag.substring(1))
                    : "";
            if ((mark == '#' || mark == '^') && open.size() <= MAX_DEPTH) {
                open.push(new Open(name, mark == '^', new ArrayList<>()));
            } else if (mark == '/' && open.size() > 1 && open.element().name.equals(name)) {
                Open done = open.pop();
                open.element().parts
                        .add(new Section(done.name, done.whereEmpty, List.copyOf(done.parts)));
            } else if (mark == '#' || mark == '^' || mark == '/' || tag.isEmpty()) {
                problem(problems, "{{" + quoted(tag) + "}} at character " + start
                        + (mark == '/' ? " closes nothing" : " is not understood"));
                open.element().parts.add(new Literal(source.substring(start, end + 2)));
            } else {
                open.element().parts.add(field(tag));
            }
            at = end + 2;
        }
        List<Part> parts = new ArrayList<>();
        int depth = 0;
        while (!open.isEmpty()) {
            Open next = open.removeLast();
            if (depth++ > 0) {
                problem(problems, "{{" + (next.whereEmpty ? "^" : "#") + quoted(next.name)
                        + "}} is never closed");
            }
            parts.addAll(next.parts);
        }
        return List.copyOf(parts);
    }

    private static void problem(List<String> problems, String text) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(text);
        }
    }

    private static String quoted(String text) {
        return text.length() > MAX_QUOTED ? text.substring(0, MAX_QUOTED) + "…" : text;
    }

    /** What stands between braces; more than two that open it are as good as two. */
    private static String tag(String source, int from, int to) {
        int start = from;
        while (start < to && source.charAt(start) == '{') {
            start++;
        }
        return trimmed(source.substring(start, to));
    }

    private static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && HtmlText.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && HtmlText.isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static Field field(String tag) {
        String[] names = tag.split(":", -1);
        List<String> filters = new ArrayList<>();
        for (int i = names.length - 2; i >= 0; i--) {
            filters.add(names[i]);
        }
        return new Field(trimmed(names[names.length - 1]), List.copyOf(filters));
    }

    /** {@return the template's text as it was given} */
    public String source() {
        return source;
    }

    /** {@return what could not be understood, a phrase each, the first twenty; empty for a sound template} */
    public List<String> problems() {
        return problems;
    }

    /** {@return the template's own text, in its pieces between fields and sections} */
    public Set<String> literals() {
        Set<String> found = new LinkedHashSet<>();
        literals(parts, found);
        return Collections.unmodifiableSet(found);
    }

    private static void literals(List<Part> parts, Set<String> found) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> found.add(literal.text);
                case Field field -> {}
                case Section section -> literals(section.parts, found);
            }
        }
    }

    /** {@return the names of all fields that the template mentions, in the order of their mention} */
    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        fields(parts, names);
        return Collections.unmodifiableSet(names);
    }

    private static void fields(List<Part> parts, Set<String> names) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> {}
                case Field field -> names.add(field.name);
                case Section section -> {
                    names.add(section.name);
                    fields(section.parts, names);
                }
            }
        }
    }

    /**
     * Renders the template.
     *
     * @param values what stands for each field; a section is shown where
     *     {@code notEmpty} holds for its field
     * @param notEmpty whether a field has content
     * @return the text
     */
    public String render(Values values, Predicate<String> notEmpty) {
        requireNonNull(values, "values");
        requireNonNull(notEmpty, "notEmpty");
        StringBuilder out = new StringBuilder(source.length());
        render(parts, values, notEmpty, out);
        return out.toString();
    }

    private static void render(List<Part> parts, Values values, Predicate<String> notEmpty,
            StringBuilder out) {
        for (Part part : parts) {
            switch (part) {
                case Literal literal -> out.append(values.literal(literal.text));
                case Field field -> out.append(values.value(field.name, field.filters));
                case Section section -> {
                    if (notEmpty.test(section.name) != section.whereEmpty) {
                        render(section.parts, values, notEmpty, out);
                    }
                }
            }
        }
    }

    /**
     * Whether the template shows the content of any field. A template of which only literal text would
     * show gives no card.
     *
     * @param notEmpty whether a field has content
     * @return true if at least one field with content is shown
     */
    public boolean showsContent(Predicate<String> notEmpty) {
        return showsContent(parts, requireNonNull(notEmpty, "notEmpty"));
    }

    private static boolean showsContent(List<Part> parts, Predicate<String> notEmpty) {
        for (Part part : parts) {
            boolean shows = switch (part) {
                case Literal literal -> false;
                case Field field -> !field.name.equals("FrontSide") && notEmpty.test(field.name);
                case Section section -> notEmpty.test(section.name) != section.whereEmpty
                        && showsContent(section.parts, notEmpty);
            };
            if (shows) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
