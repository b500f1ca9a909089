package dev.cardstock.formats.csv;

import dev.cardstock.Options;
import dev.cardstock.deck.Markup;
import dev.cardstock.formats.table.NoteRows;
import dev.cardstock.formats.table.Separators;
import java.nio.charset.Charset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How tables are read and written. */
final class TableOptions {
    /** How lines end. */
    enum LineEnds {
        CRLF, LF
    }

    /** No character of a text. */
    static final char NO_QUOTE = '\0';

    /** How a table is read. */
    record Reading(char separator, char quote, boolean quoteGiven, NoteRows.Header header,
            @Nullable Charset encoding, List<String> columns, Markup.@Nullable Kind markup,
            String namespace) {}

    /** How a table is written. */
    record Writing(char separator, char quote, LineEnds lineEnds, boolean bom) {}

    private TableOptions() {}

    static Reading reading(Options options) {
        Options.Reader reader = options.reader();
        char separator = separator(reader, Separators.AUTO);
        char quote = quote(reader, true);
        NoteRows.Header header = reader.choice("header", NoteRows.Header.AUTO);
        List<Charset> encoding = reader.parsed("encoding", List.of(),
                "an encoding such as UTF-8 or windows-1252",
                text -> List.of(Charset.forName(text)));
        List<String> columns = reader.parsed("columns", List.of(),
                NoteRows.Settings.COLUMNS_EXPECTED,
                NoteRows.Settings::columns);
        Markup.Kind markup = reader.text("markup").isPresent()
                ? reader.choice("markup", Markup.Kind.PLAIN)
                : null;
        String namespace = reader.text("namespace").orElse("csv");
        reader.finish();
        checkDistinct(separator, quote);
        return new Reading(separator, quote, options.asMap().containsKey("quote"), header,
                encoding.isEmpty() ? null : encoding.get(0), columns, markup, namespace);
    }

    static Writing writing(Options options, char usual) {
        Options.Reader reader = options.reader();
        char separator = separator(reader, usual);
        char quote = quote(reader, false);
        LineEnds lineEnds = reader.choice("line-ends", LineEnds.CRLF);
        boolean bom = reader.flag("bom", false);
        reader.finish();
        checkDistinct(separator, quote);
        return new Writing(separator, quote, lineEnds, bom);
    }

    private static char separator(Options.Reader reader, char usual) {
        String expected = "one character, or comma, semicolon, tab or pipe"
                + (usual == Separators.AUTO ? ", or auto" : "");
        return reader.text("separator").filter(text -> text.equals("\t")).isPresent()
                ? '\t'
                : reader.parsed("separator", usual, expected, text -> switch (text) {
                    case "comma" -> ',';
                    case "semicolon" -> ';';
                    case "tab" -> '\t';
                    case "pipe" -> '|';
                    case "auto" -> {
                        if (usual != Separators.AUTO) {
                            throw new IllegalArgumentException(text);
                        }
                        yield Separators.AUTO;
                    }
                    default -> single(text);
                });
    }

    private static char quote(Options.Reader reader, boolean noneAllowed) {
        return reader.parsed("quote", '"', "one character" + (noneAllowed ? " or none" : ""),
                text -> noneAllowed && text.equals("none") ? NO_QUOTE : single(text));
    }

    private static char single(String text) {
        if (text.length() != 1 || text.charAt(0) < ' ' || Character.isSurrogate(text.charAt(0))
                || Character.isLetterOrDigit(text.charAt(0))) {
            throw new IllegalArgumentException(text);
        }
        return text.charAt(0);
    }

    private static void checkDistinct(char separator, char quote) {
        if (separator == quote && separator != Separators.AUTO) {
            throw new IllegalArgumentException("separator and quote are both '" + quote
                    + "', must differ");
        }
    }
}
