package dev.cardstock.formats.print;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Print sheets: one HTML file to open in a browser and print, on paper or as PDF. It is written, not read.
 *
 * <p>With {@code layout=cards}, as usual, there are pages of fronts, each followed by the page of their backs in
 * the places where they are behind their fronts when both sides of the paper are printed; cut along the lines.
 * With {@code layout=list} question and answer stand side by side under the names of the decks.
 *
 * <p>Other options: {@code paper} (a4, a5, a6, letter), {@code columns} (1 to 10; 2, for a list 1) and
 * {@code rows} (1 to 20; 4) of cards on a page, {@code duplex} (long-edge, short-edge), the edge over which the
 * printer turns the paper. Content is {@linkplain dev.cardstock.formats.markup.HtmlSanitizer sanitised}, pictures
 * are in the file, and it loads nothing from elsewhere. Every side is set from right to left where its text is.
 * Stateless and thread-safe.
 */
public final class PrintFormat implements DeckFormat {
    /** By which a sheet is known. */
    static final String GENERATOR = "<meta name=\"generator\" content=\"Cardstock print sheets\">";

    /** Makes the format; it has no state. */
    public PrintFormat() {}

    @Override
    public String id() {
        return "print";
    }

    @Override
    public String description() {
        return "Print sheets: cards or a list as HTML, for paper or PDF";
    }

    @Override
    public List<String> extensions() {
        return List.of("print.html");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.LIBRARY_DETAILS, Capability.NESTED_DECKS, Capability.TAGS,
                Capability.REVERSED_NOTES, Capability.CLOZE_NOTES, Capability.CUSTOM_NOTE_TYPES,
                Capability.HTML, Capability.MARKDOWN, Capability.MEDIA);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .filter(head -> head.contains(GENERATOR))
                .map(head -> Match.CERTAIN)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        options.reader().finish();
        return Optional.empty();
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        Sheet sheet = Sheet.of(options);
        return Optional.of((target, dropped) -> sheet.isList()
                ? new ListOutput(target, dropped, this, sheet)
                : new CardsOutput(target, dropped, this, sheet));
    }
}
