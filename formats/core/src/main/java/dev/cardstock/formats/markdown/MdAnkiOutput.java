package dev.cardstock.formats.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.Note;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.FileNames;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a heading for each card; in a folder a file for each deck. */
final class MdAnkiOutput extends NoteOutput {
    private final Map<List<String>, Spool> decks = new LinkedHashMap<>();
    private List<String> first = List.of();

    MdAnkiOutput(DeckTarget target, Consumer<Diagnostic> dropped, MdAnkiFormat format)
            throws IOException {
        super(target, dropped, format, "media", inside(target, ""));
    }

    @Override
    protected boolean keepsDecks() {
        return true;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(MdAnkiFormat.TAGS);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        String front = MdAnkiText.protect(markdown(entry.front(), entry.id()));
        String back = MdAnkiText.protect(markdown(entry.back(), entry.id()));
        for (String text : List.of(front, back)) {
            if (text.lines().anyMatch(line -> MdAnkiReader.isCard(line) || line.equals("%"))) {
                report("code",
                        "mdanki takes a line of code that begins with ## or is % for its own",
                        entry.id());
            }
        }
        StringBuilder card = new StringBuilder("## ");
        boolean isOneLine = !front.isEmpty() && front.indexOf('\n') < 0;
        if (isOneLine && !beginsBlock(front)) {
            card.append(front).append('\n');
        } else {
            card.append(beginsBlock(front) ? "\n\n" : "").append(front).append("\n\n%\n");
        }
        card.append(back.isEmpty() ? "" : "\n" + back + "\n");
        if (back.isEmpty()) {
            remark("no back", "mdanki leaves cards without a back out");
        }
        String tags = tags(entry.note());
        card.append(tags.isEmpty() ? "" : "\n" + tags + "\n").append('\n');
        write(entry.path(), card.toString(), entry.note().id());
    }

    /** Whether a line is more than the text of a heading. */
    private static boolean beginsBlock(String front) {
        return front.startsWith("```") || front.startsWith("~~~") || front.startsWith("|")
                || front.startsWith(">") || front.startsWith("- ") || front.startsWith("* ")
                || front.startsWith("#") || front.startsWith("<") || front.startsWith("    ")
                || front.matches("(?s)\\d{1,9}[.)] .*|[^\n]*#\\s*|[^\n]*#\\s*\n.*");
    }

    private String tags(Note note) {
        String own = note.attributes().getOrDefault(MdAnkiFormat.TAGS, "");
        if (!own.isEmpty() && note.tags().equals(MdAnkiReader.tags(own))) {
            return own;
        }
        List<String> links = new ArrayList<>();
        for (String tag : note.tags()) {
            String link = "[#" + tag + "]()";
            if (!List.of(tag).equals(MdAnkiReader.tags(link))) {
                String safe = tag.replaceAll("[\\[\\]\\s]+", "_");
                report("tag", "mdanki cannot hold the tag '" + tag + "'; '" + safe
                        + "' is written", note.id());
                link = "[#" + safe + "]()";
            }
            links.add(link);
        }
        return String.join(" ", links);
    }

    private void write(List<String> path, String card, String id) throws IOException {
        String title = "# " + DeckPath.of(path).replace('\n', ' ') + "\n\n";
        if (isFolder()) {
            Spool deck = decks.get(path);
            if (deck == null) {
                deck = new Spool();
                decks.put(path, deck);
                deck.write(title.getBytes(UTF_8));
            }
            deck.write(card.getBytes(UTF_8));
            return;
        }
        if (first.isEmpty()) {
            first = path;
            write(title);
        } else if (!first.equals(path)) {
            report("deck", "a file of mdanki cannot hold " + Capability.NESTED_DECKS.description()
                    + ": the cards of '" + String.join("::", path) + "' stand with those of '"
                    + String.join("::", first) + "'; written to a folder each deck has its file",
                    id);
        }
        write(card);
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        return "";
    }

    @Override
    protected void end() throws IOException {
        super.end();
        FileNames names = new FileNames();
        for (Map.Entry<List<String>, Spool> deck : decks.entrySet()) {
            String name = FileNames.safe(String.join(" - ", deck.getKey()));
            try (OutputStream file = another(names.unique(name, ".md"))) {
                deck.getValue().copyTo(file);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Spool deck : decks.values()) {
            deck.close();
        }
        super.close();
    }
}
