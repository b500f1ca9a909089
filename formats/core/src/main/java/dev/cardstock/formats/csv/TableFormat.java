package dev.cardstock.formats.csv;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.table.FileHeader;
import dev.cardstock.formats.table.Separators;
import dev.cardstock.formats.text.TextInput;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What both formats have in common. */
final class TableFormat {
    static final Set<Capability> CARRIES = Set.of(Capability.NESTED_DECKS, Capability.TAGS,
            Capability.NOTE_IDS, Capability.REVERSED_NOTES,
            Capability.CLOZE_NOTES, Capability.IMAGE_OCCLUSION);

    private static final Pattern OTHER = Pattern.compile(
            "(?is)\\s*(\\{\\s*[\"}]|\\[\\s*[\\[{\"\\]\\d]|<!doctype|<html|<\\?xml|%PDF).*");

    private TableFormat() {}

    static Match match(Sample sample, boolean tabs) {
        Optional<String> head = TextInput.preview(sample);
        if (head.isEmpty() || head.get().isBlank() || OTHER.matcher(head.get()).matches()) {
            return Match.NO;
        }
        String text = head.get();
        if (FileHeader.find(text) != null) {
            return Match.POSSIBLE; // it is Anki's text
        }
        Separators.Found found = Separators.find(text, sample.complete(), '"');
        boolean likely = found.records() >= 2 && found.share() >= 0.9
                && (found.separator() == '\t') == tabs
                && !(found.separator() == '|' && text.startsWith("|"));
        return likely ? Match.LIKELY : Match.POSSIBLE;
    }

    static Optional<DeckReader> reader(Options options, List<String> extensions) {
        return Optional.of(new TableReader(TableOptions.reading(options), extensions));
    }

    static Optional<DeckWriter> writer(Options options, char separator) {
        TableOptions.Writing writing = TableOptions.writing(options, separator);
        return Optional.of((target, dropped) -> new CsvOutput(target, dropped, writing));
    }
}
