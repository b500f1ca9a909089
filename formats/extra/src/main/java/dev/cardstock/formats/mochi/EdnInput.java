package dev.cardstock.formats.mochi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Extensible data notation, as Clojure writes it (github.com/edn-format/edn). */
final class EdnInput extends MochiInput {
    private static final int NONE = -2;

    private final Reader in;
    private final Deque<Character> closing = new ArrayDeque<>();
    private int pushed = NONE;
    private long line = 1;
    private @Nullable Object scalar;

    private EdnInput(Reader in, ImportLimits limits, Location where) {
        super(limits, where);
        this.in = in;
    }

    static EdnInput open(DeckSource source, ImportLimits limits) throws IOException {
        return new EdnInput(new BufferedReader(new InputStreamReader(limits.open(source),
                UTF_8.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))),
                limits, Location.of(source.name()));
    }

    @Override
    protected @Nullable Object scalar() {
        return scalar;
    }

    @Override
    long line() {
        return line;
    }

    private int read() throws IOException {
        int c = pushed;
        if (c != NONE) {
            pushed = NONE;
        } else {
            try {
                c = in.read();
            } catch (CharacterCodingException e) {
                throw malformed("it is no valid UTF-8");
            }
        }
        line += c == '\n' ? 1 : 0;
        return c;
    }

    private void push(int c) {
        line -= c == '\n' ? 1 : 0;
        pushed = c;
    }

    private int next(boolean skippingBlanks) throws IOException {
        int c = read();
        while (skippingBlanks && (c == ',' || c == ';' || c >= 0 && Character.isWhitespace(c))) {
            if (c == ';') {
                while (c >= 0 && c != '\n') {
                    c = read();
                }
            } else {
                c = read();
            }
        }
        return c;
    }

    @Override
    protected Event advance() throws IOException {
        int discarded = 0;
        String tag = "";
        while (true) {
            int c = next(true);
            if (c == '#') {
                int kind = read();
                if (kind == '_') {
                    discarded++;
                    continue;
                } else if (kind == '{') {
                    c = '[';
                    closing.push('}');
                } else if (kind == ':') {
                    word(kind);
                    continue;
                } else {
                    tag = word(kind);
                    continue;
                }
            } else if (c == '[' || c == '(' || c == '{') {
                closing.push(c == '[' ? ']' : c == '(' ? ')' : '}');
            }
            Event event = event(c, tag);
            if (discarded == 0 || event == Event.END || event == Event.DONE) {
                return event;
            }
            discarded--;
            discard(event);
        }
    }

    private void discard(Event event) throws IOException {
        int open = event == Event.SCALAR ? 0 : 1;
        while (open > 0) {
            if (closing.size() > limits.maxDepth()) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "something lies more than " + limits.maxDepth() + " levels deep",
                        where.atLine(line()));
            }
            int c = next(true);
            if (c == '[' || c == '(' || c == '{') {
                closing.push(c == '[' ? ']' : c == '(' ? ')' : '}');
            } else if (c == '#') {
                push(read() == '{' ? '{' : ' ');
                continue;
            }
            open += switch (event(c, "")) {
                case MAP, LIST -> 1;
                case END -> -1;
                case SCALAR -> 0;
                case DONE -> throw malformed("the data ends too early");
            };
        }
    }

    private Event event(int c, String tag) throws IOException {
        switch (c) {
            case -1 -> {
                if (!closing.isEmpty()) {
                    throw malformed("the data ends too early");
                }
                return Event.DONE;
            }
            case '{' -> {
                return Event.MAP;
            }
            case '[', '(' -> {
                return Event.LIST;
            }
            case '}', ']', ')' -> {
                if (closing.isEmpty() || closing.pop() != c) {
                    throw malformed(
                            "there is '" + (char) c + "' where nothing of the kind is open");
                }
                return Event.END;
            }
            case '"' -> scalar = tagged(tag, string());
            case '\\' -> scalar = character();
            default -> scalar = tagged(tag, atom(word(c)));
        }
        return Event.SCALAR;
    }

    private String word(int first) throws IOException {
        StringBuilder word = new StringBuilder();
        int c = first;
        while (c >= 0 && !Character.isWhitespace(c) && "{}[]()\",;".indexOf(c) < 0) {
            word.append((char) c);
            limits.checkField(word.length(), where.atLine(line));
            c = read();
        }
        if (word.isEmpty()) {
            throw malformed("there is '" + (char) c + "' where a value was expected");
        }
        push(c);
        return word.toString();
    }

    private String string() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = read(); c != '"'; c = read()) {
            if (c < 0) {
                throw malformed("a text is not closed");
            }
            if (c == '\\') {
                int escaped = read();
                text.append(switch (escaped) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'u' -> hexadecimal();
                    case '"', '\\' -> (char) escaped;
                    default -> throw malformed("there is no escape '\\" + (char) escaped + "'");
                });
            } else {
                text.append((char) c);
            }
            if (text.length() > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a text is too long", where.atLine(line));
            }
        }
        return text.toString();
    }

    private char hexadecimal() throws IOException {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(read(), 16);
            if (digit < 0) {
                throw malformed("an escape \\u has not four hexadecimal digits");
            }
            code = code * 16 + digit;
        }
        return (char) code;
    }

    private String character() throws IOException {
        int first = read();
        if (first < 0) {
            throw malformed("the data ends too early");
        }
        int second = read();
        push(second);
        if (!Character.isLetterOrDigit(first) || second < 0
                || !Character.isLetterOrDigit(second)) {
            return String.valueOf((char) first);
        }
        String word = word(first);
        return switch (word) {
            case "newline" -> "\n";
            case "space" -> " ";
            case "tab" -> "\t";
            case "return" -> "\r";
            default -> word;
        };
    }

    private static @Nullable Object atom(String word) {
        if (word.startsWith(":")) {
            return word.substring(1);
        }
        if (word.matches("[+-]?\\d{1,18}N?")) {
            return Long.parseLong(word.replace("N", ""));
        }
        if (word.length() < 40 && word.matches("[+-]?\\d+(\\.\\d*)?([eE][+-]?\\d+)?M?")) {
            return Double.parseDouble(word.replace("M", ""));
        }
        return switch (word) {
            case "nil" -> null;
            case "true" -> true;
            case "false" -> false;
            default -> word;
        };
    }

    private static @Nullable Object tagged(String tag, @Nullable Object value) {
        return switch (tag) {
            case "inst", "dt" -> instant(value);
            default -> value;
        };
    }

    /** A moment, as milliseconds since 1970 or as text; what is none stays as it is. */
    static @Nullable Object instant(@Nullable Object value) {
        if (value instanceof Number number) {
            return Instant.ofEpochMilli(number.longValue());
        }
        if (value instanceof String text) {
            try {
                return text.matches("-?\\d{1,15}")
                        ? Instant.ofEpochMilli(Long.parseLong(text))
                        : OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeParseException e) {
                return value;
            }
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
