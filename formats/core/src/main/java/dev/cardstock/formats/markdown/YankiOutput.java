package dev.cardstock.formats.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.FileNames;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes a file for each note, in a folder for its deck. */
final class YankiOutput extends NoteOutput {
    private final List<String> usual;
    private final FileNames names = new FileNames();
    private int depth;

    YankiOutput(DeckTarget target, Consumer<Diagnostic> dropped, YankiFormat format)
            throws IOException {
        super(target, dropped, format, "media", "none");
        usual = List.of(NoteSink.title(target.name(), format.extensions()));
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(YankiFormat.ID) || name.equals(YankiFormat.FRONT_MATTER);
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || form(type) != null;
    }

    /** The type of Yanki's that a type is; null where it has none. */
    private static @Nullable NoteType form(NoteType type) {
        if (type.equals(NoteType.basicReversed()) || type.equals(NoteType.cloze())
                || type.equals(YankiNote.WITH_EXTRA)) {
            return type;
        }
        boolean isTyped = type.kind() == NoteType.Kind.NORMAL && type.fields().size() == 2
                && type.templates().size() == 1
                && type.templates()
                        .get(0)
                        .question()
                        .source()
                        .contains("{{type:" + type.fields().get(1).name() + "}}");
        return isTyped ? YankiNote.TYPED : null;
    }

    @Override
    String link(String name) {
        return "../".repeat(depth) + mediaPath(name);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        depth = entry.path().equals(usual) ? 0 : entry.path().size();
        YankiNote note = note(NoteType.basic(), List.of(entry.front(), entry.back()), entry.id());
        String text = note.text();
        if (text == null) {
            report("text", "yanki reads the note otherwise than it was", entry.id());
            text = note.fields().get(0) + "\n\n---\n\n" + note.fields().get(1);
        }
        write(entry.note(), entry.path(), entry.id().equals(entry.note().id()), text);
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        NoteType form = form(type);
        if (form == null || note.fields().size() < 2) {
            return false;
        }
        depth = path.equals(usual) ? 0 : path.size();
        YankiNote own = note(form, note.fields(), note.id());
        if (own.type().equals(YankiNote.WITH_EXTRA)
                && (own.fields().size() < 3 || own.fields().get(2).isEmpty())) {
            own = new YankiNote(NoteType.basicReversed(), own.fields().subList(0, 2));
        }
        String text = own.text();
        if (text == null) {
            return false;
        }
        write(note, path, true, text);
        return true;
    }

    private YankiNote note(NoteType type, List<Markup> contents, String id) throws IOException {
        List<String> fields = new ArrayList<>();
        for (Markup content : contents) {
            boolean isFirst = fields.isEmpty() && !type.equals(NoteType.cloze());
            fields.add(YankiNote.protect(markdown(content, id), isFirst));
        }
        return new YankiNote(type, List.copyOf(fields));
    }

    private void write(Note note, List<String> path, boolean isWhole, String text)
            throws IOException {
        StringBuilder folder = new StringBuilder();
        boolean isNamed = true;
        if (!path.equals(usual)) {
            for (String name : path) {
                folder.append(FileNames.safe(name)).append('/');
                isNamed &= FileNames.safe(name).equals(name);
            }
        }
        String front = note.fields().isEmpty() ? "" : note.fields().get(0).plainText();
        String first = front.lines().findFirst().orElse("").replaceAll("[{}]|c\\d+::", "");
        String file = names.unique(folder + FileNames.safe(first.isBlank() ? "note" : first),
                ".md");
        try (OutputStream out = another(file)) {
            out.write((frontMatter(note, isNamed ? List.of() : path, isWhole, text) + text.strip()
                    + "\n").getBytes(UTF_8));
        }
    }

    private String frontMatter(Note note, List<String> path, boolean isWhole, String text) {
        StringBuilder lines = new StringBuilder();
        if (!note.tags().isEmpty()) {
            lines.append("tags:\n");
        }
        for (String tag : note.tags()) {
            String written = tag.replace("::", "/");
            if (!written.replace("/", "::").equals(tag)) {
                report("tag", "yanki takes a slash in the tag '" + tag + "' for one tag in another",
                        note.id());
            }
            lines.append("  - ").append(FrontMatter.quoted(written)).append('\n');
        }
        String id = note.attributes().getOrDefault(YankiFormat.ID, "");
        if (isWhole && id.matches("\\d{1,20}")) {
            lines.append(YankiFormat.NOTE_ID).append(": ").append(id).append('\n');
        }
        if (!path.isEmpty()) {
            lines.append(YankiFormat.DECK)
                    .append(": ")
                    .append(FrontMatter.quoted(DeckPath.of(path).replace('\n', ' ')))
                    .append('\n');
        }
        String more = note.attributes().getOrDefault(YankiFormat.FRONT_MATTER, "");
        boolean isOne = !more.isBlank() && more.lines().noneMatch(FrontMatter::isEnd);
        lines.append(isOne ? more.stripTrailing() + "\n" : "");
        boolean isNeeded = !lines.isEmpty() || text.startsWith("\n") || text.startsWith("---");
        return isNeeded
                ? FrontMatter.FENCE + "\n" + lines + FrontMatter.FENCE + "\n\n"
                : "";
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        return "";
    }
}
