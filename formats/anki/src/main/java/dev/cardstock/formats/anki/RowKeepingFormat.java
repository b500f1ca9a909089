package dev.cardstock.formats.anki;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.anki.archive.PackageVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The format for files that are read to be written again: their rows and their version are kept. */
final class RowKeepingFormat implements DeckFormat {
    private final DeckFormat anki = new AnkiFormat();
    private PackageVersion version = PackageVersion.LATEST;

    @Override
    public String id() {
        return anki.id();
    }

    @Override
    public String description() {
        return anki.description();
    }

    @Override
    public List<String> extensions() {
        return anki.extensions();
    }

    @Override
    public Set<Capability> carries() {
        return anki.carries();
    }

    @Override
    public Match match(Sample sample) {
        return anki.match(sample);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        return Optional.of((source, sink, limits, progress) -> version = new AnkiReader(source,
                sink, limits, progress, false, true).read().orElse(PackageVersion.LATEST));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        return anki.writer(options);
    }

    /** The version of the package that was read last, as the option {@code package} has it. */
    String version() {
        return switch (version) {
            case LATEST -> "modern";
            case LEGACY_2 -> "legacy";
            case LEGACY_1 -> "oldest";
        };
    }
}
