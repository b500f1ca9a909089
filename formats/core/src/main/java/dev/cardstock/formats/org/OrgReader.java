package dev.cardstock.formats.org;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.formats.markdown.text.MediaLinks;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.formats.text.MediaFiles;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.TextFiles;
import dev.cardstock.formats.text.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads headings one by one; those that are cards are kept until all below them is there. */
abstract class OrgReader implements DeckReader {
    static final List<String> FILES = List.of("org");

    private static final Pattern HEADING = Pattern.compile("(\\*+) (.*)|(\\*+)");
    private static final Pattern PROPERTY = Pattern.compile("\\s*:([^\\s:]{1,200}):(?:\\s+(.*))?");
    private static final Pattern DRAWER = Pattern.compile("\\s*:([\\p{L}\\p{N}_-]{1,100}):\\s*");
    private static final Pattern KEYWORD = Pattern
            .compile("(?i)\\s*#\\+([A-Za-z_]{1,50}):\\s*(.*)");
    private static final Pattern PLANNING = Pattern
            .compile("\\s*(?:SCHEDULED|DEADLINE|CLOSED):.*");
    private static final Pattern SOURCE = Pattern.compile("\\bsrc=\"([^\"<>]{1,1000})\"");
    private static final Pattern SCHEDULED = Pattern.compile("SCHEDULED:\\s*<([^>]{1,100})>");

    private final DeckFormat format;
    private final String namespace;

    OrgReader(DeckFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    /** Whether a heading makes a card. */
    abstract boolean isCard(OrgHeading heading);

    /** Makes the note of a card. */
    abstract void card(OrgHeading heading, Cards cards) throws IOException;

    /** What a source without cards lacks, and what to do. */
    abstract List<String> missing();

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
        MediaFiles media = new MediaFiles(source, sink, notes, limits);
        TextFiles.each(source, limits, FILES, (path, file) -> {
            if (!path.isEmpty()) {
                notes.enter(path);
            }
            Lines lines = new Lines(new Cards(path, notes, sink, media), limits);
            try (BufferedReader text = new BufferedReader(TextInput.open(file, limits, null))) {
                for (String line = text.readLine(); line != null; line = text.readLine()) {
                    lines.line(line);
                }
            }
            lines.close(1);
        });
        notes.end(missing().get(0), missing().get(1));
    }

    /** Where the notes of a file go. */
    record Cards(String path, NoteSink notes, DeckSink sink, MediaFiles media) {
        /** The content of text in Org. */
        Markup content(String org, long line) throws IOException {
            return named(OrgText.read(org), line);
        }

        /** The content of a title. */
        Markup title(OrgHeading heading) throws IOException {
            return named(OrgText.readLine(heading.title), heading.line);
        }

        private Markup named(Markup content, long line) throws IOException {
            if (content.kind() == Markup.Kind.HTML) {
                return named(content.source(), line);
            }
            return content.kind() == Markup.Kind.PLAIN
                    ? content
                    : MarkdownText.read(MediaLinks.renamed(content.source(),
                            target -> media.name(path, target, line)));
        }

        private Markup named(String html, long line) throws IOException {
            StringBuilder out = new StringBuilder();
            Matcher source = SOURCE.matcher(html);
            int from = 0;
            while (source.find()) {
                Optional<String> name = media.name(path, source.group(1), line);
                if (name.isPresent()) {
                    out.append(html, from, source.start(1)).append(name.get());
                    from = source.end(1);
                }
            }
            return MarkupParser.html(out.append(html, from, html.length()).toString());
        }

        /** The content of a title and what stands below it. */
        Markup content(OrgHeading heading, String below) throws IOException {
            if (below.isEmpty()) {
                return title(heading);
            }
            return content(heading.title.isEmpty()
                    ? below
                    : OrgText.asLine(heading.title) + "\n\n" + below, heading.line);
        }

        /** The names of the headings around one, cards left out, those of a folder in their file. */
        List<String> outline(OrgHeading heading, Set<String> marks) {
            List<String> names = new ArrayList<>();
            for (OrgHeading at = heading.parent; at != null && at.level > 0; at = at.parent) {
                if (!at.title.isBlank() && at.tags.stream().noneMatch(marks::contains)) {
                    names.add(0, OrgText.readLine(at.title).plainText());
                }
            }
            if (!path.isEmpty()) {
                names.add(0, NoteSink.title(path, List.of()));
            }
            return names;
        }

        /** Keeps properties that nothing else stands for. */
        static void keep(Note.Builder note, OrgHeading heading, String attribute,
                Set<String> known) {
            StringBuilder kept = new StringBuilder();
            for (Map.Entry<String, String> property : heading.properties.entrySet()) {
                if (!known.contains(property.getKey()) && !property.getValue().isEmpty()) {
                    kept.append(property.getKey())
                            .append(": ")
                            .append(property.getValue())
                            .append('\n');
                }
            }
            if (!kept.isEmpty()) {
                note.attribute(attribute, kept.toString().stripTrailing());
            }
        }
    }

    /** The lines of a file. */
    private final class Lines {
        private final Cards cards;
        private final ImportLimits limits;
        private final Deque<OrgHeading> open = new ArrayDeque<>();
        private final List<String> drawer = new ArrayList<>();
        private @Nullable String drawerName;
        private boolean isHead = true;
        private long number;
        private long chars;

        Lines(Cards cards, ImportLimits limits) {
            this.cards = cards;
            this.limits = limits;
            open.push(new OrgHeading(0, 0, "", null));
        }

        void line(String raw) throws IOException {
            number++;
            Matcher heading = HEADING.matcher(raw);
            OrgHeading at = open.element();
            if (heading.matches()) {
                heading(heading);
            } else if (drawerName != null) {
                drawer(raw, at);
            } else if (isHead && PLANNING.matcher(raw).matches()) {
                Matcher scheduled = SCHEDULED.matcher(raw);
                at.scheduled = scheduled.find() ? scheduled.group(1) : at.scheduled;
            } else if (DRAWER.matcher(raw).matches() && !raw.strip().equalsIgnoreCase(":END:")) {
                Matcher name = DRAWER.matcher(raw);
                drawerName = name.matches() ? name.group(1).toUpperCase(Locale.ROOT) : "";
                drawer.clear();
                drawer.add(raw);
            } else {
                body(raw, at);
            }
        }

        private void heading(Matcher heading) throws IOException {
            endDrawer();
            int level = heading.group(1) == null
                    ? heading.group(3).length()
                    : heading.group(1).length();
            close(level);
            OrgHeading parent = open.element();
            OrgHeading next = new OrgHeading(level, number,
                    heading.group(2) == null ? "" : heading.group(2), parent);
            if (open.size() > limits.maxDepth()) {
                throw new LimitExceededException("maxDepth", limits.maxDepth(),
                        "headings lie more than " + limits.maxDepth() + " deep",
                        cards.notes.at(number));
            }
            open.push(next);
            isHead = true;
        }

        private void drawer(String raw, OrgHeading at) {
            boolean ends = raw.strip().equalsIgnoreCase(":END:");
            if (!ends) {
                drawer.add(raw);
                count(raw);
                return;
            }
            if (isHead && "PROPERTIES".equals(drawerName)) {
                for (String line : drawer.subList(1, drawer.size())) {
                    Matcher property = PROPERTY.matcher(line);
                    if (property.matches()) {
                        at.properties.put(property.group(1).toUpperCase(Locale.ROOT),
                                property.group(2) == null ? "" : property.group(2).strip());
                    }
                }
            } else if (drawerName != null) {
                at.drawers.put(drawerName, List.copyOf(drawer.subList(1, drawer.size())));
            }
            drawerName = null;
        }

        /** A drawer that has no end is text. */
        private void endDrawer() {
            if (drawerName != null) {
                open.element().lines.addAll(drawer);
                drawerName = null;
            }
        }

        private void body(String raw, OrgHeading at) {
            Matcher keyword = KEYWORD.matcher(raw);
            if (at.level == 0 && keyword.matches()) {
                fileKeyword(keyword.group(1).toUpperCase(Locale.ROOT), keyword.group(2).strip(),
                        at);
                return;
            }
            boolean isComment = raw.stripLeading().startsWith("# ") || raw.strip().equals("#");
            if (at.level == 0 || isComment) {
                return;
            }
            isHead &= raw.isBlank() && at.lines.isEmpty();
            at.lines.add(raw);
            count(raw);
        }

        private void count(String raw) {
            chars += raw.length() + 1L;
            if (chars > limits.maxLineChars()) {
                throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                        "a card has more than " + limits.maxLineChars() + " characters",
                        cards.notes.at(number));
            }
        }

        private static void fileKeyword(String name, String value, OrgHeading file) {
            if (name.equals("FILETAGS")) {
                for (String tag : value.split("[:\\s]+")) {
                    if (!tag.isEmpty()) {
                        file.tags.add(tag);
                    }
                }
            } else if (name.equals("PROPERTY")) {
                String[] parts = value.split("\\s+", 2);
                file.properties.put(parts[0].toUpperCase(Locale.ROOT),
                        parts.length < 2 ? "" : parts[1].strip());
            }
        }

        /** Ends headings of a level and below. */
        void close(int level) throws IOException {
            endDrawer();
            while (open.element().level >= level) {
                OrgHeading heading = open.pop();
                boolean isOne = isCard(heading);
                if (isOne) {
                    card(heading, cards);
                } else {
                    OrgHeading parent = open.element();
                    boolean isInCard = open.stream().anyMatch(OrgReader.this::isCard);
                    if (isInCard) {
                        parent.children.add(heading);
                    }
                }
                if (open.stream().noneMatch(OrgReader.this::isCard)) {
                    chars = 0;
                }
            }
        }
    }
}
