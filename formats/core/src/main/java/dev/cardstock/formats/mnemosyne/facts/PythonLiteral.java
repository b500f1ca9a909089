package dev.cardstock.formats.mnemosyne.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values that Python wrote by {@code repr}: lists, tuples, sets and dictionaries of strings, numbers, truth
 * values and {@code None}. Mnemosyne evaluates them; here they are read as data, and nothing else is.
 */
public final class PythonLiteral {
    private static final int MAX_DEPTH = 20;

    private final String text;
    private int at;

    private PythonLiteral(String text) {
        this.text = text;
    }

    /** A list or dictionary that is not closed yet. */
    private record Open(char end, List<@Nullable Object> items) {}

    /**
     * Reads a value.
     *
     * @param text what was written
     * @return a {@link List} for lists, tuples and sets, a {@link Map}, {@link String}, {@link Double},
     *     {@link Boolean}; empty if it is none of these
     */
    public static Optional<Object> parse(String text) {
        try {
            return Optional.ofNullable(new PythonLiteral(text).value());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a list of strings.
     *
     * @param text what was written
     * @return the strings in it; none if it is not a list
     */
    public static List<String> strings(String text) {
        return parse(text).filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList())
                .orElse(List.of());
    }

    private @Nullable Object value() {
        Deque<Open> open = new ArrayDeque<>();
        while (true) {
            skipBlanks();
            char c = text.charAt(at);
            @Nullable
            Object value;
            if (c == '[' || c == '(' || c == '{') {
                at++;
                open.push(new Open(c == '[' ? ']' : c == '(' ? ')' : '}', new ArrayList<>()));
                check(open.size() <= MAX_DEPTH);
                continue;
            }
            if (!open.isEmpty() && c == open.element().end) {
                at++;
                Open closed = open.pop();
                value = closed.end == '}' ? map(closed.items) : closed.items;
            } else {
                value = scalar(c);
            }
            if (open.isEmpty()) {
                skipBlanks();
                check(at == text.length());
                return value;
            }
            open.element().items.add(value);
            skipBlanks();
            if (text.charAt(at) == ',' || text.charAt(at) == ':' && open.element().end == '}') {
                at++;
            } else {
                check(text.charAt(at) == open.element().end);
            }
        }
    }

    private static Map<Object, @Nullable Object> map(List<@Nullable Object> items) {
        check(items.size() % 2 == 0);
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i += 2) {
            Object key = items.get(i);
            check(key != null);
            map.put(key, items.get(i + 1));
        }
        return map;
    }

    private @Nullable Object scalar(char c) {
        int start = at;
        if (c == '\'' || c == '"') {
            at++;
            return string(c);
        }
        while (at < text.length() && ",:]}) ".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '\'' || text.charAt(at) == '"') {
                check(at - start <= 1 && "ubUB".indexOf(c) >= 0);
                at++;
                return string(text.charAt(at - 1));
            }
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "True" -> true;
            case "False" -> false;
            case "None" -> null;
            default -> {
                check(word.length() < 40
                        && word.matches("-?\\d+L?|-?\\d*\\.?\\d+([eE][-+]?\\d+)?"));
                yield Double.valueOf(word.replace("L", ""));
            }
        };
    }

    private String string(char quote) {
        StringBuilder string = new StringBuilder();
        while (text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c != '\\') {
                string.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> string.append('\n');
                case 't' -> string.append('\t');
                case 'r' -> string.append('\r');
                case 'x' -> hexadecimal(string, 2);
                case 'u' -> hexadecimal(string, 4);
                case 'U' -> hexadecimal(string, 8);
                default -> string.append(escaped);
            }
        }
        at++;
        return string.toString();
    }

    private void hexadecimal(StringBuilder string, int digits) {
        string.appendCodePoint(HexFormat.fromHexDigits(text, at, at + digits));
        at += digits;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static void check(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
