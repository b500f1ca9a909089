package dev.cardstock.formats.markdown;

import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.markdown.ObsidianCard.Kind;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.MediaFiles;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextFiles;
import dev.cardstock.formats.text.TextInput;
import dev.cardstock.review.CardSchedule;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the notes of a vault line by line, as the plugin does. */
final class ObsidianReader implements DeckReader {
    private final ObsidianFormat format;
    private final String namespace;
    private final ObsidianSyntax syntax;
    private final ObsidianCloze cloze;

    ObsidianReader(ObsidianFormat format, String namespace, ObsidianSyntax syntax) {
        this.format = format;
        this.namespace = namespace;
        this.syntax = syntax;
        cloze = new ObsidianCloze(syntax.marks());
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
        MediaFiles media = new MediaFiles(source, sink, notes, limits);
        TextFiles.each(source, limits, format.extensions(), (path, file) -> {
            if (!path.isEmpty()) {
                notes.enter(path);
            }
            Survey survey = survey(file, limits);
            boolean isDeck = !survey.tags.isEmpty() || syntax.folders();
            if (isDeck || path.isEmpty()) {
                Lines lines = new Lines(path, survey, notes, sink, media, limits);
                try (BufferedReader text = open(file, limits)) {
                    for (String line = text.readLine(); line != null; line = text.readLine()) {
                        lines.line(line);
                    }
                }
                lines.end();
                if (!isDeck && lines.cards > 0) {
                    notes.info("no-tag", "the note has none of the tags " + syntax.tags()
                            + ", so that the plugin does not look at it", 0);
                }
            }
        });
        notes.end("no note has cards", "tag notes with #" + syntax.tags()
                + ", and write a card as: front::back");
    }

    private static BufferedReader open(DeckSource file, ImportLimits limits) throws IOException {
        return new BufferedReader(TextInput.open(file, limits, null));
    }

    /** What has to be known of a note before its cards: the lines of its front matter, the first tags. */
    private record Survey(int frontLines, FrontMatter front, List<String> tags) {}

    private Survey survey(DeckSource file, ImportLimits limits) throws IOException {
        FrontMatter front = new FrontMatter();
        List<String> tags = List.of();
        int frontLines = 0;
        try (BufferedReader text = open(file, limits)) {
            String line = text.readLine();
            boolean inFront = line != null && line.stripTrailing().equals(FrontMatter.FENCE);
            for (int number = 1; line != null; number++, line = text.readLine()) {
                if (inFront && number > 1) {
                    inFront = !FrontMatter.isEnd(line);
                    frontLines = inFront ? 0 : number;
                    front.line(inFront ? line : "");
                } else if (number > 1 || !inFront) {
                    tags = decks(ObsidianSyntax.tags(line));
                }
                if (!tags.isEmpty()) {
                    break;
                }
            }
        }
        FrontMatter kept = frontLines == 0 ? new FrontMatter() : front;
        List<String> own = decks(tags(kept));
        return new Survey(frontLines, kept, own.isEmpty() ? tags : own);
    }

    private static List<String> tags(FrontMatter front) {
        List<String> tags = new ArrayList<>();
        for (String key : List.of("tags", "tag")) {
            for (String value : front.values(key)) {
                for (String tag : value.split("[,\\s]+")) {
                    tags.add(tag.startsWith("#") ? tag.substring(1) : tag);
                }
            }
        }
        return tags;
    }

    /** The tags, if one of them makes a deck. */
    private List<String> decks(List<String> tags) {
        return tags.stream().anyMatch(tag -> syntax.deck(tag) != null) ? tags : List.of();
    }

    /** The lines of a note. */
    private final class Lines {
        private final String path;
        private final Survey survey;
        private final NoteSink notes;
        private final DeckSink sink;
        private final MediaFiles media;
        private final ImportLimits limits;
        private final List<String> headings = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private List<String> tags;
        private List<String> waitingTags = List.of();
        private List<String> written = List.of();
        private @Nullable String deckComment;
        private @Nullable Kind kind;
        private @Nullable String fence;
        private @Nullable Waiting line;
        private boolean inComment;
        private long number;
        private long first;
        private long cards;

        Lines(String path, Survey survey, NoteSink notes, DeckSink sink, MediaFiles media,
                ImportLimits limits) {
            this.path = path;
            this.survey = survey;
            this.notes = notes;
            this.sink = sink;
            this.media = media;
            this.limits = limits;
            tags = survey.tags;
        }

        /** A card on a line, which a comment may belong to, an empty line between them at most. */
        private record Waiting(String text, long number, boolean isParted) {}

        void line(String raw) throws IOException {
            number++;
            if (number <= survey.frontLines) {
                return;
            }
            Waiting card = line;
            if (card != null && raw.isBlank() && !card.isParted) {
                line = new Waiting(card.text, card.number, true);
                return;
            }
            if (card != null) {
                line = null;
                boolean isComment = raw.startsWith(ObsidianSchedule.OPEN);
                card(Kind.LINE, isComment ? card.text + "\n" + raw : card.text, card.number);
                if (isComment) {
                    return;
                }
            }
            if (fence != null) {
                fence = raw.startsWith(fence) ? null : fence;
                add(raw);
            } else if (inComment) {
                inComment = !raw.contains("-->");
            } else if (raw.startsWith("<!--") && !raw.startsWith(ObsidianSchedule.OPEN)) {
                inComment = !raw.contains("-->");
                deckComment(raw);
            } else if (ends(raw.strip())) {
                paragraph();
            } else {
                text(raw);
            }
        }

        private boolean ends(String stripped) {
            return stripped.isEmpty() && (syntax.endsWithEmptyLine() || kind == null)
                    || !stripped.isEmpty() && stripped.equals(syntax.end());
        }

        private void add(String raw) {
            if (text.isEmpty()) {
                first = number;
            } else {
                text.append('\n');
            }
            text.append(fence == null ? raw.stripTrailing() : raw);
            if (text.length() > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a paragraph has more than " + limits.maxLineChars() + " characters",
                        notes.at(first));
            }
        }

        private void text(String raw) throws IOException {
            String stripped = raw.strip();
            if (syntax.separator(raw) != null) {
                takeTags();
                text.setLength(0);
                kind = null;
                line = new Waiting(raw.stripTrailing(), number, false);
                return;
            }
            boolean begun = text.length() > 0;
            add(raw);
            if (stripped.equals(syntax.multiline()) && begun) {
                kind = Kind.MULTILINE;
            } else if (stripped.equals(syntax.multilineReversed()) && begun) {
                kind = Kind.MULTILINE_REVERSED;
            } else {
                fence = FencedText.fence(raw);
                if (fence == null && kind == null && cloze.isIn(raw)) {
                    kind = Kind.CLOZE;
                }
            }
            if (kind == null) {
                heading(raw);
                List<String> found = decks(ObsidianSyntax.tags(raw));
                waitingTags = found.isEmpty() ? waitingTags : found;
            }
        }

        private void heading(String raw) {
            int level = 0;
            while (level < raw.length() && level < 7 && raw.charAt(level) == '#') {
                level++;
            }
            boolean isHeading = level > 0 && level < 7
                    && (level == raw.length() || raw.charAt(level) == ' ');
            if (isHeading && fence == null) {
                while (headings.size() >= level) {
                    headings.remove(headings.size() - 1);
                }
                while (headings.size() < level - 1) {
                    headings.add("");
                }
                headings.add(raw.substring(level).strip());
            }
        }

        /** A comment in which {@link ObsidianOutput} wrote names that cannot stand in a tag. */
        private void deckComment(String raw) {
            String comment = raw.strip();
            if (comment.startsWith(ObsidianOutput.DECK) && comment.endsWith(ObsidianOutput.CLOSE)) {
                deckComment = comment.substring(ObsidianOutput.DECK.length(),
                        comment.length() - ObsidianOutput.CLOSE.length());
            }
        }

        /** Tags in lines that are in no card hold from here on. */
        private void takeTags() {
            if (!waitingTags.isEmpty()) {
                tags = waitingTags;
                written = deckComment == null
                        ? List.of()
                        : DeckPath.names(ObsidianOutput.decoded(deckComment));
                deckComment = null;
                waitingTags = List.of();
            }
        }

        private void paragraph() throws IOException {
            Kind found = kind;
            if (found == null) {
                takeTags();
            } else {
                waitingTags = List.of();
                card(found, text.toString(), first);
            }
            text.setLength(0);
            kind = null;
        }

        void end() throws IOException {
            Waiting card = line;
            line = null;
            if (card != null) {
                card(Kind.LINE, card.text, card.number);
            }
            paragraph();
        }

        private void card(Kind found, String lines, long at) throws IOException {
            ObsidianCard card = ObsidianCard.of(found, lines, syntax);
            if (card == null) {
                return;
            }
            cards++;
            boolean hasOwn = !decks(card.tags()).isEmpty();
            Note.Builder builder = notes.note("", card.type(), deck(hasOwn ? card.tags() : tags,
                    hasOwn ? List.of() : written),
                    card.contents(target -> media.name(path, target, at)), at);
            addTags(builder, tags(survey.front));
            addTags(builder, hasOwn ? card.tags() : tags);
            addTags(builder, card.tags());
            attribute(builder, ObsidianFormat.BLOCK, card.block());
            attribute(builder, ObsidianFormat.TEXT, card.original());
            attribute(builder, ObsidianFormat.CONTEXT, DeckPath.of(
                    headings.stream().filter(heading -> !heading.isEmpty()).toList()));
            if (!card.original().isEmpty()) {
                notes.warn("hidden-cloze", "what the plugin hides on some cards is shown", at);
            }
            if (card.fields().get(1).isEmpty() && found != Kind.CLOZE) {
                notes.warn("missing-answer", "the card has no back", at);
            }
            add(builder, card, at);
        }

        private void add(Note.Builder builder, ObsidianCard card, long at) throws IOException {
            String comment = String.join("", card.comments());
            List<@Nullable CardSchedule> known = comment.isEmpty()
                    ? List.of()
                    : ObsidianSchedule.read(comment, "-", card.parts());
            if (known == null) {
                attribute(builder, ObsidianFormat.SCHEDULE, comment);
                notes.warn("schedule", "the schedule is not understood and kept as it is", at);
            }
            Note note = notes.add(builder, at);
            List<@Nullable CardSchedule> schedules = known == null || comment.isEmpty()
                    ? null
                    : ObsidianSchedule.read(comment, note.id(), card.parts());
            if (schedules == null) {
                return;
            }
            if (schedules.size() > card.parts().size()) {
                notes.info("extra-schedule", "there are more schedules than cards", at);
            }
            for (CardSchedule schedule : schedules) {
                if (schedule != null) {
                    sink.schedule(schedule);
                }
            }
        }

        private static void attribute(Note.Builder builder, String name, String value) {
            if (!value.isEmpty()) {
                builder.attribute(name, value);
            }
        }

        private void addTags(Note.Builder builder, List<String> all) {
            boolean isDeck = false;
            for (String tag : all) {
                boolean makesDeck = syntax.deck(tag) != null;
                if (!makesDeck || isDeck) {
                    builder.tags(tag.replace("/", "::"));
                }
                isDeck |= makesDeck;
            }
        }

        private List<String> deck(List<String> all, List<String> names) {
            if (syntax.folders()) {
                List<String> folders = List.of(path.split("/"));
                return folders.subList(0, folders.size() - 1);
            }
            if (!names.isEmpty()) {
                return names;
            }
            for (String tag : all) {
                List<String> deck = syntax.deck(tag);
                if (deck != null) {
                    return deck;
                }
            }
            return List.of();
        }
    }
}
