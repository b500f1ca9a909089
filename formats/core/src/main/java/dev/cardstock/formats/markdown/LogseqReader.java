package dev.cardstock.formats.markdown;

import dev.cardstock.deck.CardId;
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
import dev.cardstock.review.CardSchedule;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads blocks one by one; those below a card are its back, so that it waits for them. */
final class LogseqReader implements DeckReader {
    private static final int TAB = 4;

    private final LogseqFormat format;
    private final String namespace;

    LogseqReader(LogseqFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
        MediaFiles media = new MediaFiles(source, sink, notes, limits);
        TextFiles.each(source, limits, MdAnkiFormat.FILES, (path, file) -> {
            if (path.startsWith("logseq/")) {
                return; // settings and backups
            }
            if (!path.isEmpty()) {
                notes.enter(path);
            }
            Page page = new Page(path, notes, sink, media, limits);
            try (BufferedReader text = new BufferedReader(TextInput.open(file, limits, null))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    page.line(line);
                }
            }
            page.closeFrom(0);
        });
        notes.end("no block has the tag #card", "write #card at the end of a block");
    }

    /** A block that others may stand below. */
    private static final class Block {
        private final int column;
        private final long number;
        private final List<String> lines = new ArrayList<>();
        private final StringBuilder below = new StringBuilder();
        private final Map<String, String> properties = new LinkedHashMap<>();
        private long chars;
        private int children;
        private boolean hasGrandchildren;
        private boolean isCard;

        Block(int column, long number) {
            this.column = column;
            this.number = number;
        }
    }

    /** The blocks of a page. */
    private static final class Page {
        private final String path;
        private final NoteSink notes;
        private final DeckSink sink;
        private final MediaFiles media;
        private final ImportLimits limits;
        private final Deque<Block> open = new ArrayDeque<>();
        private List<String> deck;
        private @Nullable String fence;
        private int empty;
        private long number;

        Page(String path, NoteSink notes, DeckSink sink, MediaFiles media, ImportLimits limits) {
            this.path = path;
            this.notes = notes;
            this.sink = sink;
            this.media = media;
            this.limits = limits;
            deck = path.isEmpty() ? List.of() : deckOf(path);
        }

        private static List<String> deckOf(String path) {
            if (path.startsWith("journals/")) {
                return List.of("journals");
            }
            String title = NoteSink.title(path, List.of());
            return List.of(title.split("___|%2F"))
                    .stream()
                    .filter(name -> !name.isBlank())
                    .toList();
        }

        void line(String raw) throws IOException {
            number++;
            int start = 0;
            int column = 0;
            while (start < raw.length()
                    && (raw.charAt(start) == ' ' || raw.charAt(start) == '\t')) {
                column += raw.charAt(start) == '\t' ? TAB : 1;
                start++;
            }
            String text = raw.substring(start);
            boolean isBullet = text.startsWith("- ") || text.equals("-");
            boolean isHeading = column == 0 && text.startsWith("#")
                    && text.replaceFirst("#{1,6}", "").startsWith(" ");
            if (fence == null && (isBullet || isHeading)) {
                closeFrom(column);
                block(column, isBullet ? text.substring(Math.min(2, text.length())) : text);
            } else if (text.isEmpty() && fence == null) {
                empty++;
            } else {
                more(raw, start);
            }
        }

        private void block(int column, String text) throws IOException {
            empty = 0;
            if (open.size() >= limits.maxDepth()) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "blocks lie more than " + limits.maxDepth() + " deep", notes.at(number));
            }
            int depth = 0;
            for (Block above : open) {
                above.children += depth == 0 ? 1 : 0;
                above.hasGrandchildren |= depth > 0;
                append(above, "  ".repeat(depth) + "- " + text);
                depth++;
            }
            Block block = new Block(column, number);
            open.push(block);
            content(block, text.stripTrailing());
        }

        /** Takes a line that goes on with a block, or stands before all. */
        private void more(String raw, int start) throws IOException {
            Block block = open.peek();
            if (block == null) {
                List<String> property = LogseqText.property(raw.strip());
                if (property != null && property.get(0).equals("deck")) {
                    List<String> names = deck(property.get(1));
                    deck = names.isEmpty() ? deck : names;
                }
                return;
            }
            int from = 0;
            int columns = 0;
            while (from < start && columns < block.column + 2) {
                columns += raw.charAt(from) == '\t' ? TAB : 1;
                from++;
            }
            String text = raw.substring(from);
            for (; empty > 0; empty--) {
                add(block, "");
            }
            List<String> property = fence == null
                    && block.properties.size() >= block.lines.size() - 1
                            ? LogseqText.property(text.strip())
                            : null;
            if (property == null) {
                add(block, text);
            } else {
                block.properties.put(property.get(0), property.get(1));
            }
        }

        private void add(Block block, String text) throws IOException {
            int depth = 0;
            for (Block above : open) {
                if (depth > 0) {
                    append(above, text.isEmpty() ? "" : "  ".repeat(depth) + text);
                }
                depth++;
            }
            content(block, text);
        }

        private void content(Block block, String text) throws IOException {
            List<String> property = fence == null && block.lines.isEmpty()
                    ? LogseqText.property(text)
                    : null;
            if (property != null) {
                block.properties.put(property.get(0), property.get(1));
                return;
            }
            if (fence != null) {
                fence = text.startsWith(fence) ? null : fence;
            } else {
                fence = FencedText.fence(text);
                block.isCard |= LogseqText.card(text) >= 0;
            }
            block.lines.add(text);
            block.chars += text.length() + 1L;
            check(block.chars);
        }

        private void append(Block above, String line) {
            if (above.isCard) {
                above.below.append(line).append('\n');
                check(above.below.length());
            }
        }

        private void check(long chars) {
            if (chars > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a block has more than " + limits.maxLineChars() + " characters",
                        notes.at(number));
            }
        }

        void closeFrom(int column) throws IOException {
            while (!open.isEmpty() && open.element().column >= column) {
                Block block = open.pop();
                if (block.isCard) {
                    card(block);
                }
            }
            fence = null;
            empty = 0;
        }

        private void card(Block block) throws IOException {
            List<String> tags = new ArrayList<>();
            String front = FencedText.changed(String.join("\n", block.lines),
                    line -> LogseqText.card(line) >= 0 ? LogseqText.withoutTags(line, tags) : line)
                    .strip();
            String back = below(block);
            Map<String, String> properties = block.properties;
            boolean own = LogseqText.isCloze(front);
            boolean cloze = own || LogseqText.isCloze(back);
            List<Markup> fields;
            if (own) {
                fields = List.of(content(LogseqText.numbered(front, true), block),
                        content(LogseqText.numbered(back, false), block));
            } else if (cloze) {
                fields = List.of(content(
                        LogseqText.numbered(front + "\n\n" + listed(block), true), block),
                        Markup.EMPTY);
            } else {
                fields = List.of(content(front, block), content(back, block));
            }
            if (!cloze && back.isEmpty()) {
                notes.warn("missing-answer", "no block stands below the card", block.number);
            }
            String id = properties.getOrDefault("id", "");
            List<String> names = deck(properties.getOrDefault("deck", ""));
            Note.Builder builder = notes.note(id, cloze ? NoteType.cloze() : NoteType.basic(),
                    names.isEmpty() ? deck : names, fields, block.number).tags(tags);
            for (String tag : properties.getOrDefault("tags", "").split(",")) {
                builder.tags(page(tag).replace("/", "::"));
            }
            attributes(builder, properties);
            CardSchedule schedule = LogseqSchedule.isAnswered(properties)
                    ? LogseqSchedule.read(new CardId("-", "-"), properties)
                    : null;
            if (schedule == null && LogseqSchedule.isAnswered(properties)) {
                notes.warn("schedule", "the schedule is not understood", block.number);
            }
            Note note = notes.add(builder, block.number);
            if (schedule != null) {
                CardSchedule read = LogseqSchedule
                        .read(new CardId(note.id(), cloze ? "c1" : "forward"), properties);
                if (read != null) {
                    sink.schedule(read);
                }
            }
        }

        private static void attributes(Note.Builder builder, Map<String, String> properties) {
            StringBuilder more = new StringBuilder();
            properties.forEach((name, value) -> {
                if (name.equals("id") && !value.isEmpty()) {
                    builder.attribute(LogseqFormat.ID, value);
                } else if (name.equals(LogseqSchedule.LAST_SCORE)) {
                    builder.attribute(LogseqFormat.SCORE, value);
                } else if (!LogseqSchedule.NAMES.contains(name) && !name.equals("deck")
                        && !name.equals("tags") && !name.equals("id")) {
                    more.append(name).append(":: ").append(value).append('\n');
                }
            });
            if (!more.isEmpty()) {
                builder.attribute(LogseqFormat.PROPERTIES, more.toString().stripTrailing());
            }
        }

        /** The text of one block below, or a list of them. */
        private static String below(Block block) {
            String list = listed(block);
            if (block.children != 1 || block.hasGrandchildren) {
                return list;
            }
            List<String> lines = new ArrayList<>();
            for (String line : list.split("\n", -1)) {
                lines.add(line.substring(Math.min(2, line.length())));
            }
            return String.join("\n", lines).strip();
        }

        private static String listed(Block block) {
            return block.below.toString().stripTrailing();
        }

        private static String page(String name) {
            String page = name.strip();
            page = page.startsWith("#") ? page.substring(1) : page;
            return page.startsWith("[[") && page.endsWith("]]")
                    ? page.substring(2, page.length() - 2)
                    : page;
        }

        private static List<String> deck(String value) {
            return DeckPath.names(page(value));
        }

        private Markup content(String text, Block block) throws IOException {
            return MarkdownText.read(MediaLinks.renamed(LogseqText.restore(text),
                    target -> media.name(path, target, block.number)));
        }
    }
}
