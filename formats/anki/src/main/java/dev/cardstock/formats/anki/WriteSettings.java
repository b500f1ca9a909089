package dev.cardstock.formats.anki;

import dev.cardstock.Options;
import dev.cardstock.formats.anki.archive.PackageVersion;
import java.time.Instant;

/**
 * How a package is written.
 *
 * @param version the version of the container
 * @param scheduling whether schedules, reviews, flags and suspension are written
 * @param media whether media are written
 * @param options whether deck options are written
 * @param time when what is new or changed counts as changed
 * @param namespace what guids are derived in, besides the ids of notes
 */
record WriteSettings(PackageVersion version, boolean scheduling, boolean media, boolean options,
        Instant time, String namespace) {
    private static final Instant DEFAULT_TIME = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant EARLIEST = Instant.parse("2006-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private enum Version {
        MODERN, LEGACY, OLDEST
    }

    static WriteSettings read(Options options) {
        Options.Reader reader = options.reader();
        PackageVersion version = switch (reader.choice("package", Version.MODERN)) {
            case MODERN -> PackageVersion.LATEST;
            case LEGACY -> PackageVersion.LEGACY_2;
            case OLDEST -> PackageVersion.LEGACY_1;
        };
        WriteSettings settings = new WriteSettings(version, reader.flag("scheduling", true),
                reader.flag("media", true), reader.flag("deck-options", true),
                reader.parsed("time", DEFAULT_TIME, "a time such as 2026-01-31T12:00:00Z from 2006"
                        + " on", text -> time(Instant.parse(text))),
                reader.text("namespace").orElse(""));
        reader.finish();
        return settings;
    }

    private static Instant time(Instant time) {
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new IllegalArgumentException(time.toString());
        }
        return time;
    }
}
