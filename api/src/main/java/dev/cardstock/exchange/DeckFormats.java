package dev.cardstock.exchange;

import dev.cardstock.Location;
import dev.cardstock.Plugins;
import dev.cardstock.UnknownIdException;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Review;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads and writes libraries in all the formats that are installed. Immutable and thread-safe.
 *
 * {@snippet class = "dev.cardstock.Snippets" region = "read-and-write"}
 */
public final class DeckFormats {
    private final Plugins<DeckFormat> formats;

    private DeckFormats(Plugins<DeckFormat> formats) {
        this.formats = formats;
    }

    /** {@return the formats that {@link java.util.ServiceLoader} finds} */
    public static DeckFormats installed() {
        return new DeckFormats(Plugins.load(DeckFormat.class));
    }

    /**
     * The formats given.
     *
     * @param formats the formats
     * @return them
     */
    public static DeckFormats of(Collection<? extends DeckFormat> formats) {
        return new DeckFormats(Plugins.of(DeckFormat.class, formats));
    }

    /** {@return all formats, by id} */
    public List<DeckFormat> all() {
        return formats.all();
    }

    /**
     * A format by its id.
     *
     * @param id its id
     * @return the format
     * @throws UnknownIdException if there is none; the message lists those that there are
     */
    public DeckFormat get(String id) {
        return formats.get(id);
    }

    /**
     * Recognises the format of a source by its content and, where that leaves a choice, by the ending of
     * its name, of which the longest that a format has counts.
     *
     * @param source the source
     * @return its format
     * @throws FormatException if it is empty or no format recognises it
     * @throws IOException if it cannot be read
     */
    public DeckFormat detect(DeckSource source) throws IOException {
        if (source.isFolder()) {
            return detectFolder(source);
        }
        Sample sample = sample(source);
        if (!sample.bytes().hasRemaining()) {
            throw new FormatException("it is empty", Location.of(source.name()),
                    "check that it was saved or downloaded completely");
        }
        return best(source, format -> format.match(sample))
                .orElseThrow(() -> new FormatException("no format recognises it",
                        Location.of(source.name()),
                        "name its format; installed are " + String.join(", ", formats.ids())));
    }

    private DeckFormat detectFolder(DeckSource folder) throws IOException {
        return best(folder, format -> format.matchFolder(folder))
                .orElseThrow(() -> new FormatException("no format recognises this folder",
                        Location.of(folder.name()), "name a file in it, or the format"));
    }

    /** What a format says of a source. */
    private interface Matching {
        Match of(DeckFormat format) throws IOException;
    }

    private Optional<DeckFormat> best(DeckSource source, Matching matching) throws IOException {
        String name = source.name().toLowerCase(Locale.ROOT);
        DeckFormat best = null;
        int bestRank = 0;
        int bestEnding = 0;
        for (DeckFormat format : formats.all()) {
            String ending = ending(format, name);
            int rank = rank(matching.of(format), ending, source.isFolder());
            if (rank > bestRank || rank == bestRank && ending.length() > bestEnding) {
                best = format;
                bestRank = rank;
                bestEnding = ending.length();
            }
        }
        return Optional.ofNullable(best);
    }

    /** The longest ending of a name that a format has; empty if it has none. */
    private static String ending(DeckFormat format, String lowerName) {
        return format.extensions()
                .stream()
                .filter(extension -> lowerName.endsWith("." + extension))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /**
     * The content's own mark beats the name, and the name beats looks; an ending such as
     * {@code quizlet.txt} is there to say it.
     */
    private static int rank(Match match, String ending, boolean folder) {
        boolean named = !ending.isEmpty();
        return switch (match) {
            case NO -> named && !folder ? 1 : 0; // so that its reader tells what is wrong with it
            case POSSIBLE -> ending.contains(".") ? 7 : named ? 5 : 2;
            case LIKELY -> named ? 7 : 4;
            case CERTAIN -> 8;
        };
    }

    private static Sample sample(DeckSource source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] head = in.readNBytes(Sample.MAX_BYTES);
            return new Sample(source.name(), ByteBuffer.wrap(head), in.read() < 0);
        }
    }

    /**
     * Reads a file.
     *
     * @param file the file
     * @return what is in it
     * @throws FormatException if it is of no known format or not sound
     * @throws IOException if it cannot be read
     */
    public ImportResult read(Path file) throws IOException {
        return read(DeckSource.of(file), ImportSettings.defaults());
    }

    /**
     * Reads a source.
     *
     * @param source the source
     * @param settings how
     * @return what is in it
     * @throws FormatException if it is of no known format or not sound
     * @throws UnknownIdException if the settings name a format that is not installed
     * @throws IllegalArgumentException if options of the format are wrong
     * @throws java.util.concurrent.CancellationException if the settings' progress ended the reading
     * @throws IOException if it cannot be read
     */
    public ImportResult read(DeckSource source, ImportSettings settings) throws IOException {
        DeckFormat format = settings.format().isPresent()
                ? get(settings.format().get())
                : detect(source);
        DeckReader reader = format.reader(settings.options())
                .orElseThrow(() -> new FormatException(
                        "the format '" + format.id() + "' can only be written",
                        Location.of(source.name()), "choose a format that can be read"));
        ImportCollector collector = new ImportCollector(source, settings);
        reader.read(source, collector, settings.limits(), settings.progress());
        return collector.result(format.id());
    }

    /**
     * The format in which a file of this name is written.
     *
     * @param name the file's name
     * @return the format
     * @throws FormatException if no format that can be written has its ending
     */
    public DeckFormat forName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return formats.all()
                .stream()
                .filter(format -> !ending(format, lower).isEmpty())
                .filter(format -> format.writer(dev.cardstock.Options.none()).isPresent())
                .min(Comparator.comparingInt((DeckFormat format) -> -ending(format, lower).length())
                        .thenComparingInt(format -> usual(format, lower)))
                .orElseThrow(() -> new FormatException(
                        "its ending does not tell in which format to write it", Location.of(name),
                        "name the format; installed are " + String.join(", ", formats.ids())));
    }

    private static int usual(DeckFormat format, String lowerName) {
        return lowerName.endsWith("." + format.extensions().get(0)) ? 0 : 1;
    }

    /**
     * Writes a library to a file, in the format of its ending, without history and media.
     *
     * @param library the library
     * @param file the file; replaced if it is there
     * @return what the format cannot hold and was dropped
     * @throws FormatException if the ending is unknown or the file cannot be written
     * @throws IOException if writing fails; the file is then as it was before
     */
    public List<Diagnostic> write(Library library, Path file) throws IOException {
        return write(library, LearningHistory.empty(), MediaSource.none(), DeckTarget.of(file),
                ExportSettings.defaults());
    }

    /**
     * Writes a library with all that belongs to it.
     *
     * @param library the library
     * @param history what a learner did with it
     * @param media the bytes of its media
     * @param target where to write
     * @param settings how
     * @return what the format cannot hold and was dropped
     * @throws FormatException if the format is not clear or the target cannot be written
     * @throws UnknownIdException if the settings name a format that is not installed
     * @throws IllegalArgumentException if options of the format are wrong
     * @throws IOException if writing fails; a file is then as it was before
     */
    public List<Diagnostic> write(Library library, LearningHistory history, MediaSource media,
            DeckTarget target, ExportSettings settings) throws IOException {
        DeckFormat format = settings.format().isPresent()
                ? get(settings.format().get())
                : forName(target.name());
        DeckWriter writer = format.writer(settings.options())
                .orElseThrow(() -> new FormatException(
                        "the format '" + format.id() + "' can only be read",
                        Location.of(target.name()), "choose a format that can be written"));
        List<Diagnostic> dropped = new ArrayList<>();
        try (DeckOutput output = writer.open(target, dropped::add)) {
            send(library, history, media, output);
            output.finish();
        }
        return List.copyOf(dropped);
    }

    /**
     * Hands a library to a sink, in the order that sinks expect.
     *
     * @param library the library
     * @param history what a learner did with it
     * @param media the bytes of its media
     * @param sink takes it
     * @throws IOException if the sink writes and cannot
     */
    public static void send(Library library, LearningHistory history, MediaSource media,
            DeckSink sink) throws IOException {
        sink.header(LibraryHeader.of(library));
        for (DeckOptions options : library.options()) {
            sink.options(options);
        }
        for (Deck deck : library.decks()) {
            sink.deck(deck);
        }
        for (NoteType type : library.noteTypes()) {
            sink.noteType(type);
        }
        for (Note note : library.notes()) {
            sink.note(note);
        }
        for (CardOverride override : library.overrides()) {
            sink.override(override);
        }
        Set<String> present = media.names();
        for (Media file : library.media()) {
            sink.media(file, present.contains(file.name()) ? () -> media.open(file.name()) : null);
        }
        for (CardSchedule schedule : history.schedules()) {
            sink.schedule(schedule);
        }
        for (Review review : history.log()) {
            sink.review(review);
        }
    }
}
