package dev.cardstock.formats.markdown;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
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

/** Reads each file as a note. */
final class YankiReader implements DeckReader {
    private final YankiFormat format;
    private final String namespace;

    YankiReader(YankiFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
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
            note(path, file, notes, media, limits);
        });
        notes.end("there is no note with text",
                "write a note as its front, a line of three dashes, and its back");
    }

    private static void note(String path, DeckSource file, NoteSink notes, MediaFiles media,
            ImportLimits limits) throws IOException {
        FrontMatter front = new FrontMatter();
        StringBuilder text = new StringBuilder();
        boolean inFront = false;
        int number = 0;
        try (BufferedReader in = new BufferedReader(TextInput.open(file, limits, null))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (number == 1 && line.stripTrailing().equals(FrontMatter.FENCE)) {
                    inFront = true;
                } else if (inFront && FrontMatter.isEnd(line)) {
                    inFront = false;
                } else if (inFront) {
                    front.line(line);
                } else {
                    text.append(line).append('\n');
                }
                if (text.length() > limits.maxLineChars()) {
                    throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                            "a note has more than " + limits.maxLineChars() + " characters",
                            notes.at(1));
                }
            }
        }
        if (inFront) {
            notes.warn("front-matter", "the front matter has no end; the note is left out", 1);
            return;
        }
        if (text.toString().isBlank()) {
            notes.warn("empty-note", "the note has no text; it is left out", 1);
            return;
        }
        YankiNote note = YankiNote.of(text.toString());
        List<Markup> fields = new ArrayList<>();
        for (String field : note.fields()) {
            fields.add(MarkdownText
                    .read(MediaLinks.renamed(field, target -> media.name(path, target, 1))));
        }
        String id = front.values(YankiFormat.NOTE_ID)
                .stream()
                .filter(value -> value.matches("\\d{1,20}"))
                .findFirst()
                .orElse("");
        Note.Builder builder = notes.note(id, note.type(), deck(path, front), fields, 1);
        for (String tag : front.values("tags")) {
            builder.tags(tag.replace("/", "::"));
        }
        if (!id.isEmpty()) {
            builder.attribute(YankiFormat.ID, id);
        }
        String more = front.linesWithout(List.of("tags", YankiFormat.NOTE_ID, YankiFormat.DECK));
        if (!more.isEmpty()) {
            builder.attribute(YankiFormat.FRONT_MATTER, more);
        }
        if (note.fields().get(1).isEmpty() && note.type()
                .equals(
                        dev.cardstock.deck.NoteType.basic())) {
            notes.warn("missing-answer", "the note has no back", 1);
        }
        notes.add(builder, 1);
    }

    private static List<String> deck(String path, FrontMatter front) {
        List<String> names = front.values(YankiFormat.DECK)
                .stream()
                .findFirst()
                .map(DeckPath::names)
                .orElse(List.of());
        if (!names.isEmpty()) {
            return names;
        }
        List<String> folders = List.of(path.split("/"));
        return folders.subList(0, folders.size() - 1);
    }
}
