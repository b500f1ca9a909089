package dev.cardstock.formats.anki;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Anki's packages and collections, {@code anki}: {@code .apkg} and {@code .colpkg} of all versions, and
 * {@code .anki2} and {@code .anki21} with the schemas 11 to 18.
 *
 * <p>Option for reading: {@code salvage}, {@code false} (the default) or {@code true}, which makes
 * diagnostics of faults and reads what is left of a damaged file.
 *
 * <p>Options for writing:
 *
 * <ul>
 * <li>{@code package}: {@code modern} (the default; for Anki 2.1.50 and later), {@code legacy} (for 2.1)
 * or {@code oldest} (for 2.0, and for nearly all other programs)
 * <li>{@code scheduling}, {@code media}, {@code deck-options}: {@code false} leaves them out
 * <li>{@code time}, such as {@code 2026-01-31T12:00:00Z}: when what is new or changed counts as changed.
 * Anki updates a note that it has when the one in the package was changed later; without this setting it
 * is the beginning of 2020, so that the same content gives the same bytes
 * <li>{@code namespace}: a text that guids are derived from besides the ids of notes. Take one of your
 * own where the ids of notes are not unique in the world: to Anki notes with one guid are one note
 * </ul>
 *
 * <p>A target whose name ends in {@code .anki2} or {@code .anki21} becomes a collection without a
 * package, which holds no media.
 *
 * <p>Stateless and thread-safe.
 */
public final class AnkiFormat implements DeckFormat {
    private static final List<String> EXTENSIONS = List.of("apkg", "colpkg", "anki2", "anki21");

    /** Makes the format; it has no state. */
    public AnkiFormat() {}

    @Override
    public String id() {
        return "anki";
    }

    @Override
    public String description() {
        return "Anki packages and collections";
    }

    @Override
    public List<String> extensions() {
        return EXTENSIONS;
    }

    @Override
    public Set<Capability> carries() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Match match(Sample sample) {
        ByteBuffer bytes = sample.bytes();
        byte[] head = new byte[bytes.remaining()];
        bytes.get(head);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("SQLite format 3\0")) {
            return text.contains("revlog") && text.contains("cards")
                    ? Match.CERTAIN
                    : Match.POSSIBLE;
        }
        if (!text.startsWith("PK\u0003\u0004")) {
            return Match.NO;
        }
        return text.contains("collection.anki2") ? Match.CERTAIN : Match.POSSIBLE;
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        boolean salvage = settings.flag("salvage", false);
        settings.finish();
        return Optional.of((source, sink, limits, progress) -> new AnkiReader(source, sink, limits,
                progress, salvage, false).read());
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        WriteSettings settings = WriteSettings.read(options);
        return Optional.of((target, dropped) -> new AnkiOutput(target, dropped, settings));
    }
}
