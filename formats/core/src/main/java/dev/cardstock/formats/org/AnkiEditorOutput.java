package dev.cardstock.formats.org;

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

/** Writes a heading for each note, and one for each field below it. */
final class AnkiEditorOutput extends OrgOutput {
    /** The names of the fields of a type, where one of them cannot be a heading or comes twice. */
    static final String FIELDS = "NOTE_FIELDS";

    private static final Map<String, String> NAMES = Map.of(NoteType.basic().id(), "Basic",
            NoteType.basicReversed().id(), "Basic (and reversed card)", NoteType.cloze().id(),
            "Cloze");

    private final List<String> usual;

    AnkiEditorOutput(DeckTarget target, Consumer<Diagnostic> dropped, AnkiEditorFormat format)
            throws IOException {
        super(target, dropped, format);
        usual = List.of(NoteSink.title(target.name(), format.extensions()));
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(AnkiEditorFormat.ID) || name.equals(AnkiEditorFormat.PROPERTIES);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        boolean isWhole = entry.id().equals(entry.note().id());
        note(entry.note(), entry.id(), isWhole, entry.path(), "Basic", List.of("Front", "Back"),
                List.of(entry.front(), entry.back()), false);
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        String name = NAMES.get(type.id());
        boolean isCustom = type.kind() == NoteType.Kind.NORMAL && type.templates().size() == 1
                && !NAMES.containsKey(type.id())
                && type.templates()
                        .get(0)
                        .question()
                        .source()
                        .equals("{{" + type.fields().get(0).name() + "}}");
        if (name == null && !isCustom) {
            return false;
        }
        List<String> fields = type.fields().stream().map(field -> field.name()).toList();
        boolean isFit = note.fields().size() <= fields.size()
                && (name != null || !type.name().isBlank() && type.name().indexOf('\n') < 0
                        && !NAMES.containsValue(type.name()));
        if (!isFit) {
            return false;
        }
        List<Markup> contents = new ArrayList<>(note.fields());
        while (contents.size() < fields.size()) {
            contents.add(Markup.EMPTY);
        }
        note(note, note.id(), true, path, name == null ? type.name() : name, fields, contents,
                isCustom);
        return true;
    }

    private void note(Note note, String id, boolean isWhole, List<String> path, String type,
            List<String> names, List<Markup> fields, boolean isCustom) throws IOException {
        String title = fields.get(0).plainText().lines().findFirst().orElse("").strip();
        heading(1, OrgHeading.protect(OrgText.ofPlainLine(title.length() > 60
                ? title.substring(0, title.offsetByCodePoints(0,
                        Math.min(60, title.codePointCount(0, title.length())))) + "…"
                : title.isEmpty() ? "Item" : title)), List.of());
        List<String> lines = new ArrayList<>();
        Map<String, String> attributes = note.attributes();
        String ankiId = isWhole ? attributes.getOrDefault(AnkiEditorFormat.ID, "") : "";
        if (!path.equals(usual)) {
            lines.add(AnkiEditorFormat.DECK + ": " + DeckPath.of(path));
        }
        lines.add(AnkiEditorFormat.TYPE + ": " + type);
        if (!ankiId.isEmpty()) {
            lines.add(AnkiEditorFormat.NOTE_ID + ": " + ankiId);
        }
        if (!id.equals(ankiId)) {
            lines.add("ID: " + id);
        }
        if (!note.tags().isEmpty()) {
            lines.add(AnkiEditorFormat.TAGS + ": " + joined(note.tags()));
        }
        if (isCustom) {
            lines.add(FIELDS + ": " + joined(names));
        }
        if (isWhole) {
            attributes.getOrDefault(AnkiEditorFormat.PROPERTIES, "")
                    .lines()
                    .filter(line -> line.matches("[^\\s:]+: .*"))
                    .forEach(lines::add);
        }
        properties(lines);
        for (int i = 0; i < names.size(); i++) {
            write("** " + OrgHeading.protect(names.get(i).replace('\n', ' ')) + "\n");
            body(body(fields.get(i), id));
        }
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        return "";
    }
}
