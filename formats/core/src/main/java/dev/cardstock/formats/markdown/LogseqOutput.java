package dev.cardstock.formats.markdown;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a block for each card, with the back in blocks below it. */
final class LogseqOutput extends NoteOutput {
    private final LogseqFormat format;
    private final List<String> usual;
    private List<String> pageDeck = List.of();

    LogseqOutput(DeckTarget target, Consumer<Diagnostic> dropped, LogseqFormat format)
            throws IOException {
        super(target, dropped, format, "assets", inside(target, "pages/"));
        this.format = format;
        usual = List.of(NoteSink.title(target.name(), format.extensions()));
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(LogseqFormat.ID) || name.equals(LogseqFormat.SCORE)
                || name.equals(LogseqFormat.PROPERTIES);
    }

    @Override
    String link(String name) {
        return isFolder() ? "../" + mediaPath(name) : mediaPath(name);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        String id = entry.id();
        write(entry.note(), entry.path(), id.equals(entry.note().id()), entry.card().part(),
                text(entry.front(), id), text(entry.back(), id));
    }

    private String text(dev.cardstock.deck.Markup content, String id) throws IOException {
        return LogseqText.protect(markdown(content, id));
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (!type.equals(NoteType.cloze()) || note.fields().isEmpty()) {
            return false;
        }
        String text = text(note.fields().get(0), note.id());
        String extra = note.fields().size() < 2 ? "" : text(note.fields().get(1), note.id());
        Deletions deletions = Deletions.of(text);
        if (deletions == null) {
            return false;
        }
        Set<Integer> numbers = deletions.numbers();
        List<String> texts = new ArrayList<>();
        for (int number : numbers) {
            String marked = LogseqText.marked(deletions, number);
            if (marked == null) {
                return false;
            }
            texts.add(marked);
        }
        boolean isOne = numbers.equals(Set.of(1));
        if (!isOne) {
            report("numbers",
                    "logseq asks all deletions of a block together; each number of the note is"
                            + " written as a block",
                    note.id());
        }
        int index = 0;
        for (int number : numbers) {
            String marked = texts.get(index++);
            int list = extra.isEmpty() ? marked.indexOf("\n\n- ") : -1;
            boolean isBelow = list >= 0 && !LogseqText.isCloze(marked.substring(0, list))
                    && outline(marked.substring(list + 2), "\t") != null;
            if (isBelow) {
                write(note, path, isOne, "c" + number, marked.substring(0, list),
                        marked.substring(list + 2));
            } else {
                write(note, path, isOne, "c" + number, marked, extra);
            }
        }
        return true;
    }

    private void write(Note note, List<String> path, boolean isWhole, String part, String front,
            String back) throws IOException {
        if (pageDeck.isEmpty()) {
            pageDeck = path;
            if (!path.equals(usual)) {
                write("deck:: " + deck(path) + "\n\n");
            }
        }
        StringBuilder first = new StringBuilder("- ");
        String rest = front;
        int end = front.indexOf('\n');
        String line = end < 0 ? front : front.substring(0, end);
        boolean isOwn = FencedText.fence(line) == null && !line.startsWith("|")
                && !line.startsWith("> ") && !line.startsWith("- ") && !line.endsWith("\\")
                && !line.endsWith(" ") && !line.startsWith(" ");
        if (isOwn) {
            rest = end < 0 ? "" : front.substring(end + 1);
            first.append(line).append(line.isEmpty() ? "" : " ");
        }
        first.append("#card");
        for (String tag : note.tags()) {
            String written = LogseqText.tag(tag);
            if (written == null) {
                report("tag", format.id() + " cannot hold the tag '" + tag + "'", note.id());
            } else {
                first.append(' ').append(written);
            }
        }
        write(first.append('\n').toString());
        place(note.id(), List.of(part), properties(note, path, isWhole));
        write((rest.isEmpty() ? "" : continued(rest, "  ")) + (back.isEmpty() ? "" : below(back)));
    }

    private List<String> properties(Note note, List<String> path, boolean isWhole) {
        Map<String, String> attributes = note.attributes();
        List<String> lines = new ArrayList<>();
        lines.add(isWhole ? attributes.getOrDefault(LogseqFormat.SCORE, "") : "");
        if (!path.equals(pageDeck)) {
            lines.add("deck:: " + deck(path));
        }
        String id = attributes.getOrDefault(LogseqFormat.ID, "");
        if (isWhole && !id.isBlank() && id.indexOf('\n') < 0) {
            lines.add("id:: " + id);
        }
        attributes.getOrDefault(LogseqFormat.PROPERTIES, "")
                .lines()
                .filter(line -> LogseqText.property(line) != null)
                .forEach(lines::add);
        return lines;
    }

    private static String deck(List<String> path) {
        return DeckPath.of(path).replace('\n', ' ');
    }

    /** Lines that go on with a block. */
    private static String continued(String text, String indent) {
        StringBuilder out = new StringBuilder();
        String fence = null;
        for (String line : text.split("\n", -1)) {
            boolean inCode = fence != null;
            fence = inCode
                    ? line.startsWith(fence) ? null : fence
                    : FencedText.fence(line);
            String kept = !inCode && line.stripLeading().startsWith("- ")
                    ? line.replaceFirst("- ", "* ")
                    : line;
            out.append(indent).append(kept).append('\n');
        }
        return out.toString();
    }

    private static String below(String back) {
        String list = back.startsWith("- ") ? outline(back, "\t") : null;
        if (list != null) {
            return list;
        }
        int end = back.indexOf('\n');
        boolean isFence = FencedText.fence(back) != null;
        return end < 0
                ? "\t- " + back + "\n"
                : isFence
                        ? "\t- " + continued(back, "\t  ").substring(3)
                        : "\t- " + back.substring(0, end) + "\n"
                                + continued(back.substring(end + 1), "\t  ");
    }

    /** A list of several items as blocks; null where it is another text. */
    private static @Nullable String outline(String list, String indent) {
        StringBuilder out = new StringBuilder();
        int depth = -1;
        int items = 0;
        String fence = null;
        for (String line : list.split("\n", -1)) {
            int spaces = 0;
            while (spaces < line.length() && line.charAt(spaces) == ' ') {
                spaces++;
            }
            boolean isItem = fence == null && line.startsWith("- ", spaces);
            if (isItem) {
                if (spaces % 2 != 0 || spaces / 2 > depth + 1) {
                    return null;
                }
                depth = spaces / 2;
                items++;
                String text = line.substring(spaces + 2);
                fence = FencedText.fence(text);
                out.append(indent).append("\t".repeat(depth)).append("- ").append(text);
            } else {
                int inner = 2 * (depth + 1);
                if (!line.isEmpty() && spaces < inner) {
                    return null;
                }
                String text = line.isEmpty() ? "" : line.substring(inner);
                fence = fence != null
                        ? text.startsWith(fence) ? null : fence
                        : FencedText.fence(text);
                out.append(indent).append("\t".repeat(depth)).append("  ").append(text);
            }
            out.append('\n');
        }
        return items > 1 ? out.toString() : null;
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        StringBuilder lines = new StringBuilder();
        CardSchedule schedule = found.get(0);
        if (schedule != null && schedule.due() != null) {
            List<String> written = LogseqSchedule.write(schedule);
            Map<String, String> again = new HashMap<>();
            for (String line : written) {
                lines.append("  ").append(line).append('\n');
                int colon = line.indexOf(":: ");
                again.put(line.substring(0, colon), line.substring(colon + 3));
            }
            String score = place.details().get(0);
            if (score.matches("[0-5]")) {
                lines.append("  ")
                        .append(LogseqSchedule.LAST_SCORE + ":: ")
                        .append(score)
                        .append('\n');
            }
            CardId card = new CardId(place.note(), place.parts().get(0));
            if (!schedule.equals(LogseqSchedule.read(card, again))) {
                report("schedule",
                        format.id() + " keeps of a schedule when the card was and is due, the"
                                + " interval, the ease and how often it was known in a row",
                        place.note());
            }
        }
        for (String line : place.details().subList(1, place.details().size())) {
            lines.append("  ").append(line).append('\n');
        }
        return lines.toString();
    }
}
