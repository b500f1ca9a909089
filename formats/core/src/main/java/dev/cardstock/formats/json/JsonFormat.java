package dev.cardstock.formats.json;

import dev.cardstock.Options;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cardstock's own JSON, {@code json}, which holds everything. Options for reading:
 * {@code unknown-fields}, {@code refuse} (the default) or {@code keep}; what is kept travels as an
 * attribute {@code json:NAME} and is written back; in objects that have no attributes (media, schedules,
 * answer keys, contents) it is passed over. With {@code salvage=true} a note without an id, or with that
 * of another, gets one that follows from its deck and fields, and a deck that lies in itself or in one
 * that is not there is taken out; each is a warning. Else such a file is refused, so that no history goes
 * to the wrong note. Stateless and thread-safe.
 */
public final class JsonFormat implements DeckFormat {
    /** The version of the format that is written, and the newest that is read. */
    public static final int VERSION = 1;

    private static final String SCHEMA = "cardstock-" + VERSION + ".schema.json";

    private static final Pattern MARK = Pattern
            .compile("\\A\\s*\\{\\s*\"format\"\\s*:\\s*\"cardstock\"");

    private enum UnknownFields {
        REFUSE, KEEP
    }

    /** Makes the format; it has no state. */
    public JsonFormat() {}

    /**
     * The JSON Schema of the format that is written: draft 2020-12, in English, with what each member
     * means and its unit. It refuses members that it does not know, as reading does by default; what it
     * cannot say, such as that a note's deck is there, is in its description.
     *
     * @return the text of the schema
     */
    public static String schema() {
        try (InputStream in = JsonFormat.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + SCHEMA + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String id() {
        return "json";
    }

    @Override
    public String description() {
        return "Cardstock's own JSON, which holds everything";
    }

    @Override
    public List<String> extensions() {
        return List.of("json");
    }

    @Override
    public Set<Capability> carries() {
        return EnumSet.allOf(Capability.class);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .map(text -> MARK.matcher(text).find()
                        ? Match.CERTAIN
                        : text.stripLeading().startsWith("{") ? Match.POSSIBLE : Match.NO)
                .orElse(Match.NO);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        boolean keep = settings.choice("unknown-fields",
                UnknownFields.REFUSE) == UnknownFields.KEEP;
        boolean salvage = settings.flag("salvage", false);
        settings.finish();
        return Optional.of((source, sink, limits, progress) -> new JsonDeckReader(source, sink,
                limits, progress, keep, salvage).read());
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of(JsonDeckOutput::new);
    }
}
