package dev.cardstock.formats.mnemosyne;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.mnemosyne.facts.Vocabulary;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads lines as notes. */
final class MnemosyneTsvReader implements DeckReader {
    private static final Pattern NUMBER = Pattern
            .compile("&#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));");

    private final MnemosyneTsvFormat format;
    private final String namespace;
    private final @Nullable Charset encoding;

    MnemosyneTsvReader(MnemosyneTsvFormat format, String namespace, @Nullable Charset encoding) {
        this.format = format;
        this.namespace = namespace;
        this.encoding = encoding;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        try (BufferedReader text = new BufferedReader(TextInput.open(source, limits, encoding))) {
            NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
            long line = 0;
            for (String row = text.readLine(); row != null; row = text.readLine()) {
                line++;
                if (!row.isBlank()) {
                    row(notes, row, line);
                }
            }
            notes.end("no line has a tab between front and back",
                    "write each note as: front, tab, back");
        }
    }

    private static void row(NoteSink notes, String row, long line) throws IOException {
        String[] cells = row.split("\t", -1);
        int filled = cells.length;
        while (filled > 2 && cells[filled - 1].isBlank()) {
            filled--;
        }
        if (filled < 2) {
            notes.warn("skipped-row", "the line has no tab; it is left out", line);
            return;
        }
        if (filled > 4) {
            notes.warn("extra-fields", "the line has " + filled
                    + " columns, of which four are read", line);
        }
        List<Markup> fields = new ArrayList<>();
        for (int i = 0; i < Math.min(filled, 4); i++) {
            fields.add(field(cells[i].strip()));
        }
        if (fields.get(1).isBlank() && filled == 2) {
            notes.warn("missing-answer", "the line has no back", line);
        }
        if (filled == 3) {
            fields.add(Markup.EMPTY);
        }
        notes.add(notes.note("", filled > 2 ? Vocabulary.TYPE : NoteType.basic(),
                List.of(), fields, line), line);
    }

    private static Markup field(String cell) {
        if (cell.equals("<br>")) {
            return Markup.EMPTY;
        }
        String text = cell.indexOf("&#") < 0 ? cell : NUMBER.matcher(cell).replaceAll(number -> {
            int point = number.group(1) != null
                    ? Integer.parseInt(number.group(1))
                    : Integer.parseInt(number.group(2), 16);
            boolean valid = point > 0 && Character.isValidCodePoint(point)
                    && !(point >= 0xd800 && point <= 0xdfff);
            return Matcher.quoteReplacement(valid ? Character.toString(point) : number.group());
        });
        return HtmlField.of(text, false);
    }
}
