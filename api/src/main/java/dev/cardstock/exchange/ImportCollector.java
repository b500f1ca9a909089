package dev.cardstock.exchange;

import dev.cardstock.Location;
import dev.cardstock.Severity;
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
import dev.cardstock.review.ReviewLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the pieces that a reader gives together to a library. */
final class ImportCollector implements DeckSink {
    private final DeckSource source;
    private final ImportSettings settings;
    private final Library.Builder library = Library.builder("");
    private final List<Review> reviews = new ArrayList<>();
    private final List<CardSchedule> schedules = new ArrayList<>();
    private final Map<String, MediaContent> media = new TreeMap<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private long suppressed;

    ImportCollector(DeckSource source, ImportSettings settings) {
        this.source = source;
        this.settings = settings;
    }

    @Override
    public void header(LibraryHeader header) {
        library.title(settings.title().orElse(header.title()))
                .description(header.description())
                .language(header.language())
                .attributes(header.attributes());
    }

    @Override
    public void options(DeckOptions options) {
        library.add(options);
    }

    @Override
    public void deck(Deck deck) {
        library.add(deck);
    }

    @Override
    public void noteType(NoteType type) {
        library.add(type);
    }

    @Override
    public void note(Note note) {
        library.add(note);
    }

    @Override
    public void override(CardOverride override) {
        library.add(override);
    }

    @Override
    public void media(Media file, @Nullable MediaContent content) {
        library.add(file);
        if (content != null) {
            media.put(file.name(), content);
        }
    }

    @Override
    public void review(Review review) {
        reviews.add(review);
    }

    @Override
    public void schedule(CardSchedule schedule) {
        schedules.add(schedule);
    }

    @Override
    public void diagnostic(Diagnostic diagnostic) {
        if (diagnostics.size() < settings.limits().maxDiagnostics()) {
            diagnostics.add(diagnostic);
        } else {
            suppressed++;
        }
    }

    ImportResult result(String formatId) {
        if (suppressed > 0) {
            diagnostics.add(new Diagnostic(Severity.INFO, "more-diagnostics",
                    suppressed + " more diagnostics are not listed", Location.of(source.name())));
        }
        try {
            return new ImportResult(formatId, library.build(),
                    LearningHistory.of(ReviewLog.of(reviews), schedules), new Contents(media),
                    diagnostics);
        } catch (IllegalArgumentException e) {
            throw new FormatException(String.valueOf(e.getMessage()), Location.of(source.name()),
                    "correct the file where it was made", e);
        }
    }

    /** Opens what the reader left to be opened later. */
    private record Contents(Map<String, MediaContent> contents) implements MediaSource {
        @Override
        public Set<String> names() {
            return Collections.unmodifiableSet(contents.keySet());
        }

        @Override
        public InputStream open(String name) throws IOException {
            MediaContent content = contents.get(name);
            if (content == null) {
                throw new NoSuchFileException(name);
            }
            return content.open();
        }

        @Override
        public void close() {}
    }
}
