package dev.cardstock.formats.markdown;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.formats.markdown.text.MediaLinks;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.MediaFiles;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextFiles;
import dev.cardstock.formats.text.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads cards one by one, each to the next heading. */
final class MdAnkiReader implements DeckReader {
    static final String SPLIT = "%";
    private static final Pattern TAG = Pattern
            .compile("\\[#([^\\[\\]]{1,255}+)\\](?:\\(([^()\\s]{0,1000}+)\\))?");

    private final MdAnkiFormat format;
    private final String namespace;

    MdAnkiReader(MdAnkiFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    static boolean isCard(String line) {
        return line.startsWith("##")
                && (line.length() == 2 || Character.isWhitespace(line.charAt(2)));
    }

    /** The tags in a line of nothing else; null for another line. */
    static @Nullable List<String> tags(String line) {
        if (!line.startsWith("[#")) {
            return null;
        }
        List<String> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(line);
        int at = 0;
        while (tag.find(at) && line.substring(at, tag.start()).isBlank()) {
            tags.add(tag.group(1).strip().replaceAll("\\s+", "_"));
            at = tag.end();
        }
        return tags.isEmpty() || !line.substring(at).isBlank() ? null : tags;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
        MediaFiles media = new MediaFiles(source, sink, notes, limits);
        TextFiles.each(source, limits, MdAnkiFormat.FILES, (path, file) -> {
            if (!path.isEmpty()) {
                notes.enter(path);
            }
            Cards cards = new Cards(path, notes, media, limits);
            try (BufferedReader text = new BufferedReader(TextInput.open(file, limits, null))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    cards.line(line);
                }
            }
            cards.card();
        });
        notes.end("no heading begins with ##",
                "write each card as a heading ## with its back below");
    }

    /** The cards of a file. */
    private static final class Cards {
        private final String path;
        private final NoteSink notes;
        private final MediaFiles media;
        private final ImportLimits limits;
        private final StringBuilder front = new StringBuilder();
        private final StringBuilder back = new StringBuilder();
        private List<String> deck;
        private @Nullable String fence;
        private boolean isCard;
        private boolean isSplit;
        private boolean isTitled;
        private boolean isSkipped;
        private long number;
        private long first;

        Cards(String path, NoteSink notes, MediaFiles media, ImportLimits limits) {
            this.path = path;
            this.notes = notes;
            this.media = media;
            this.limits = limits;
            deck = path.isEmpty() ? List.of() : List.of(NoteSink.title(path, List.of()));
        }

        void line(String raw) throws IOException {
            number++;
            String line = raw.stripTrailing();
            if (fence != null) {
                fence = raw.startsWith(fence) ? null : fence;
                add(raw);
            } else if (isCard(line)) {
                card();
                isCard = true;
                first = number;
                front.append(line.substring(2).strip());
            } else if (!isCard) {
                before(line);
            } else if (line.equals(SPLIT) && !isSplit) {
                isSplit = true;
                front.append(back);
                back.setLength(0);
            } else {
                fence = FencedText.fence(line);
                add(line);
            }
        }

        private void add(String line) {
            back.append('\n').append(line);
            if (back.length() > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a card has more than " + limits.maxLineChars() + " characters",
                        notes.at(first));
            }
        }

        /** Takes a line before the first card. */
        private void before(String line) throws IOException {
            if (line.startsWith("# ") && !isTitled) {
                isTitled = true;
                List<String> names = DeckPath.names(line.substring(2));
                deck = names.isEmpty() ? deck : names;
            } else if (!line.isBlank() && !isSkipped) {
                isSkipped = true;
                notes.info("skipped-text", "text before the first card is left out", number);
            }
        }

        void card() throws IOException {
            if (!isCard) {
                return;
            }
            List<String> tagLines = new ArrayList<>();
            String text = FencedText.changed(back.toString(), line -> {
                if (tags(line) == null) {
                    return line;
                }
                tagLines.add(line);
                return null;
            });
            Note.Builder note = notes.note("", NoteType.basic(), deck,
                    List.of(content(front.toString()), content(text)), first);
            for (String line : tagLines) {
                note.tags(requireNonNull(tags(line)));
            }
            if (tagLines.stream().anyMatch(line -> line.replace("]()", "").contains("]("))) {
                note.attribute(MdAnkiFormat.TAGS, String.join(" ", tagLines));
            }
            if (text.isBlank()) {
                notes.warn("missing-answer", "the card has no back; mdanki leaves it out", first);
            }
            notes.add(note, first);
            isCard = false;
            isSplit = false;
            front.setLength(0);
            back.setLength(0);
        }

        private Markup content(String text) throws IOException {
            String restored = MdAnkiText.restore(text.strip());
            return MarkdownText.read(MediaLinks.renamed(restored,
                    target -> media.name(path, target, first)));
        }
    }
}
