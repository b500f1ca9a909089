package dev.cardstock.formats.markdown;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes cards as paragraphs, before them a line of tags where deck or tags change. */
final class ObsidianOutput extends NoteOutput {
    static final String DECK = "<!-- deck: ";
    static final String CLOSE = " -->";

    private final ObsidianFormat format;
    private final ObsidianSyntax syntax;
    private final ObsidianText text;
    private final ObsidianCloze cloze;
    private final List<String> usual;
    private List<String> deck = List.of();
    private List<String> tags = List.of();
    private List<String> context = List.of();

    ObsidianOutput(DeckTarget target, Consumer<Diagnostic> dropped, ObsidianFormat format,
            ObsidianSyntax syntax) throws IOException {
        super(target, dropped, format, "media", inside(target, ""));
        this.format = format;
        this.syntax = syntax;
        text = new ObsidianText(syntax);
        cloze = new ObsidianCloze(syntax.marks());
        usual = List.of(NoteSink.title(target.name(), format.extensions()));
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(ObsidianFormat.BLOCK) || name.equals(ObsidianFormat.CONTEXT)
                || name.equals(ObsidianFormat.SCHEDULE) || name.equals(ObsidianFormat.TEXT);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        card(entry.note(), entry.id(), entry.path(), List.of(entry.card().part()),
                sides(entry.front(), entry.back(), false, entry.id()));
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (type.equals(NoteType.basicReversed()) && note.fields().size() == 2) {
            card(note, note.id(), path, List.of("forward", "reverse"),
                    sides(note.fields().get(0), note.fields().get(1), true, note.id()));
            return true;
        }
        boolean extra = note.fields().size() > 1 && !note.fields().get(1).isBlank();
        if (!type.equals(NoteType.cloze()) || note.fields().isEmpty() || extra) {
            return false;
        }
        String marked = marked(note);
        ObsidianCard card = marked == null
                ? null
                : ObsidianCard.of(ObsidianCard.Kind.CLOZE, marked, syntax);
        if (marked == null || card == null) {
            return false;
        }
        card(note, note.id(), path, card.parts(), marked);
        return true;
    }

    /** The text of a cloze note; null where it cannot be written. */
    private @Nullable String marked(Note note) throws IOException {
        Markup field = note.fields().get(0);
        String original = note.attributes().get(ObsidianFormat.TEXT);
        if (original != null) {
            ObsidianCard card = ObsidianCard.of(ObsidianCard.Kind.CLOZE, original, syntax);
            boolean isSame = card != null
                    && card.contents(target -> java.util.Optional.empty()).get(0).equals(field);
            if (isSame) {
                return original;
            }
        }
        String marked = cloze.marked(markdown(field, note.id()));
        if (marked == null) {
            return null;
        }
        String written = text.protect(marked);
        boolean isCloze = written.lines().anyMatch(cloze::isIn)
                && written.lines().noneMatch(line -> syntax.separator(line) != null);
        return isCloze ? written : null;
    }

    private String sides(Markup front, Markup back, boolean both, String id) throws IOException {
        String first = text.protect(markdown(front, id));
        String second = text.protect(markdown(back, id));
        String line = text.onLine(first, second, both);
        if (line != null) {
            return line;
        }
        boolean isMistaken = (first + "\n" + second).lines()
                .anyMatch(one -> syntax.separator(one) != null);
        if (isMistaken) {
            report("separator", format.id() + " takes a separator in the code of a text for the end"
                    + " of the front", id);
        }
        return notEmpty(first) + "\n"
                + (both ? syntax.multilineReversed() : syntax.multiline()) + "\n"
                + notEmpty(second);
    }

    private static String notEmpty(String text) {
        return text.isEmpty() ? ObsidianSyntax.EMPTY_LINE : text;
    }

    private void card(Note note, String id, List<String> path, List<String> parts, String lines)
            throws IOException {
        context(note);
        tags(note, path);
        Map<String, String> attributes = note.attributes();
        String block = attributes.getOrDefault(ObsidianFormat.BLOCK, "");
        boolean isWhole = id.equals(note.id());
        write(lines + (isWhole && block.matches("\\^[A-Za-z0-9-]{1,255}") ? " " + block : "")
                + "\n");
        place(note.id(), parts, List
                .of(isWhole ? attributes.getOrDefault(ObsidianFormat.SCHEDULE, "") : ""));
        write((syntax.end().isEmpty() ? "" : syntax.end() + "\n") + "\n");
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        String comment = ObsidianSchedule.write(found);
        String own = place.details().get(0);
        if (comment.isEmpty()) {
            boolean isOne = !own.isEmpty() && !own.contains("-->") && own.indexOf('\n') < 0;
            return isOne ? ObsidianSchedule.OPEN + own + "-->\n" : "";
        }
        List<@Nullable CardSchedule> again = ObsidianSchedule.read(
                comment.substring(ObsidianSchedule.OPEN.length(), comment.length() - 3),
                place.note(), place.parts());
        if (!found.equals(again)) {
            report("schedule",
                    format.id() + " keeps of a schedule the day when the card is due, the"
                            + " interval in days and the ease",
                    place.note());
        }
        return comment + "\n";
    }

    private void context(Note note) throws IOException {
        List<String> names = DeckPath.names(
                note.attributes().getOrDefault(ObsidianFormat.CONTEXT, ""));
        if (names.equals(context)) {
            return;
        }
        int same = 0;
        while (same < Math.min(names.size(), context.size())
                && names.get(same).equals(context.get(same))) {
            same++;
        }
        if (same == names.size()) {
            same = Math.max(0, same - 1);
        }
        if (names.isEmpty()) {
            write("#\n\n");
        }
        for (int i = same; i < Math.min(names.size(), 6); i++) {
            write("#".repeat(i + 1) + " " + names.get(i).replace('\n', ' ') + "\n\n");
        }
        context = names;
    }

    private void tags(Note note, List<String> path) throws IOException {
        if (path.equals(deck) && note.tags().equals(tags)) {
            return;
        }
        deck = path;
        tags = note.tags();
        boolean isUsual = path.equals(usual);
        List<String> names = path.stream().map(ObsidianSyntax::tagText).toList();
        if (!isUsual && (!names.equals(path) || path.stream().anyMatch(n -> n.contains("/")))) {
            write(DECK + encoded(DeckPath.of(path)) + CLOSE + "\n\n");
        }
        boolean isOther = syntax.tags().indexOf(path.get(0)) > 0;
        List<String> words = new ArrayList<>();
        words.add("#" + (isOther ? "" : syntax.tags().get(0))
                + (isUsual
                        ? ""
                        : (isOther ? "" : "/")
                                + String.join("/", names).replaceAll("/{2,}", "/")));
        for (String tag : note.tags()) {
            String word = String.join("/", List.of(tag.split("::", -1))
                    .stream()
                    .map(ObsidianSyntax::tagText)
                    .toList());
            if (!word.replace("/", "::").equals(tag)) {
                report("tag", format.id() + " cannot hold the tag '" + tag + "'; '" + word
                        + "' is written", note.id());
            }
            words.add("#" + word);
        }
        write(String.join(" ", words) + "\n\n");
    }

    /** What can stand in a comment. */
    private static String encoded(String path) {
        return path.replace("%", "%25").replace("-", "%2D").replace("\n", "%0A");
    }

    static String decoded(String path) {
        return path.replace("%0A", "\n").replace("%2D", "-").replace("%25", "%");
    }
}
