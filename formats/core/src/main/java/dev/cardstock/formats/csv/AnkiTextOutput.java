package dev.cardstock.formats.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.formats.table.FileHeader;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.formats.text.TextOutput;
import dev.cardstock.formats.text.anki.AnkiHtml;
import dev.cardstock.formats.text.anki.AnkiIds;
import dev.cardstock.formats.text.anki.AnkiTags;
import dev.cardstock.formats.text.anki.DeckNames;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Writes notes as rows. The rows are kept until the end, since the lines before them name all columns,
 * of which Anki takes no more into account.
 */
final class AnkiTextOutput extends TextOutput {
    private static final List<String> ROLES = List.of("guid", "notetype", "deck", "tags");
    /** The names that Anki gives to what the built-in types are there. */
    private static final Map<String, String> STOCK = Map.of(NoteType.basic().id(), "Basic",
            NoteType.basicReversed().id(), "Basic (and reversed card)", NoteType.cloze().id(),
            "Cloze", NoteType.imageOcclusion().id(), "Image Occlusion");

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

    private final String namespace;
    private final Spool kept = new Spool();
    private final CsvWriter rows;
    private final SortedMap<String, String> matching = new TreeMap<>();
    private final Map<String, String> typeNames = new HashMap<>();
    private final Set<String> usedNames = new HashSet<>();
    private final Map<List<String>, String> deckNames = new HashMap<>();
    /** The decks that Anki makes for those within them. */
    private final Set<List<String>> above = new HashSet<>();
    private final Map<String, NoteType> usedTypes = new LinkedHashMap<>();

    AnkiTextOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format,
            String namespace) throws IOException {
        super(target, dropped, format);
        this.namespace = namespace;
        rows = writer(new OutputStreamWriter(kept, UTF_8));
    }

    private static CsvWriter writer(Writer to) {
        return CsvWriter.builder()
                .fieldSeparator('\t')
                .lineDelimiter(LineDelimiter.LF)
                .build(to);
    }

    @Override
    public void header(LibraryHeader header) {
        SortedMap<String, String> others = new TreeMap<>(header.attributes());
        for (String name : List.of(FileHeader.IF_MATCHES, FileHeader.MATCH_SCOPE)) {
            String value = others.remove(name);
            if (value != null) {
                matching.put(name, value.replaceAll("[\r\n\t]", " "));
            }
        }
        super.header(new LibraryHeader(header.title(), header.description(), header.language(),
                others));
    }

    @Override
    protected boolean keepsMarkup(Markup.Kind kind) {
        return true;
    }

    @Override
    protected boolean keepsStars() {
        return true;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(AnkiIds.GUID);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        row(entry.note(), NoteType.basic(), entry.path());
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        row(note, type, path);
        return true;
    }

    private void row(Note note, NoteType type, List<String> path) throws IOException {
        usedTypes.putIfAbsent(type.id(), type);
        List<String> cells = new ArrayList<>(ROLES.size() + note.fields().size());
        String guid = note.attributes().getOrDefault(AnkiIds.GUID, "");
        cells.add(guid.isBlank() ? AnkiIds.guid(namespace, note.id()) : guid);
        cells.add(typeNames.computeIfAbsent(type.id(), id -> name(type)));
        cells.add(deckNames.computeIfAbsent(path, names -> name(names, note.deckId())));
        cells.add(tags(note));
        for (Markup field : note.fields()) {
            cells.add(html(field, note.id()));
        }
        if (cells.size() == ROLES.size() || cells.get(ROLES.size()).isEmpty()) {
            report("empty front", "Anki leaves out notes whose first field is empty", note.id());
        }
        try {
            rows.writeRecord(cells);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private String name(NoteType type) {
        String name = STOCK.getOrDefault(type.id(), type.name())
                .replaceAll("[\\p{Cntrl}\\p{Cs}]", " ")
                .strip();
        name = name.isEmpty() ? type.id() : name;
        while (!usedNames.add(name.toLowerCase(Locale.ROOT))) {
            name += "+";
        }
        return name;
    }

    private String name(List<String> path, String deck) {
        List<String> parts = path.stream().map(DeckNames::part).toList();
        String name = String.join(DeckNames.SEPARATOR, parts);
        if (!parts.equals(path)) {
            report("deck name", "Anki names the deck '" + String.join(DeckNames.SEPARATOR, path)
                    + "' '" + name + "'", deck);
        }
        if (name.indexOf('"') >= 0) {
            report("deck quotes", "versions of Anki that allow no quotes in the names of decks make"
                    + " a deck for each note of '" + name + "'", deck);
        }
        if (NUMBER.matcher(name).matches()) {
            report("deck number", "Anki takes '" + name + "' for the number of a deck, and leaves"
                    + " its notes out unless it has a deck of that name", deck);
        }
        if (above.contains(parts)) {
            report("deck order", "Anki makes a second deck '" + name + "+', unless it has '" + name
                    + "', for notes of a deck within it come first", deck);
        }
        for (int i = 1; i < parts.size(); i++) {
            above.add(List.copyOf(parts.subList(0, i)));
        }
        return name;
    }

    private String tags(Note note) {
        List<String> tags = new ArrayList<>(note.tags());
        if (note.starred()) {
            tags.add(AnkiTags.STAR);
        }
        String written = AnkiTags.write(tags).strip();
        if (!AnkiTags.read(written).equals(tags)) {
            report("tags", "Anki has the tags '" + String.join("', '", tags) + "' as '" + written
                    + "'", note.id());
        }
        return written;
    }

    private String html(Markup field, String item) {
        Markup content = field;
        if (field.kind() == Markup.Kind.PLAIN && field.source().indexOf('\r') >= 0) {
            String lines = field.source().replace("\r\n", "\n").replace('\r', '\n');
            content = new Markup(Markup.Kind.PLAIN, lines, lines, field.media());
        }
        if (!AnkiHtml.clean(field.source()).equals(field.source())) {
            report("characters", "control characters and halves of surrogate pairs are left out,"
                    + " returns become line ends", item);
        }
        if (field.kind() == Markup.Kind.MARKDOWN && !field.source().isEmpty()) {
            report("markdown", "Anki has no Markdown; it is written as HTML", item);
        }
        return AnkiHtml.writeText(content);
    }

    @Override
    protected void end() throws IOException {
        try {
            rows.flush(); // closing it would throw away what is kept
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        out.write("#separator:tab\n#html:true\n");
        for (int i = 0; i < ROLES.size(); i++) {
            out.write("#" + ROLES.get(i) + " column:" + (i + 1) + "\n");
        }
        for (Map.Entry<String, String> line : matching.entrySet()) {
            out.write((line.getKey().equals(FileHeader.IF_MATCHES)
                    ? "#if matches:"
                    : "#match scope:") + line.getValue() + "\n");
        }
        StringWriter columns = new StringWriter();
        try (CsvWriter line = writer(columns)) {
            line.writeRecord(columns());
        }
        out.write("#columns:" + columns);
        write(kept);
    }

    /** The roles, and the fields by the names that all types agree on. */
    private List<String> columns() {
        Set<String> names = new LinkedHashSet<>(ROLES);
        int fields = usedTypes.values().stream().mapToInt(t -> t.fields().size()).max().orElse(2);
        for (int i = 0; i < fields; i++) {
            Set<String> found = new HashSet<>();
            for (NoteType type : usedTypes.values()) {
                if (i < type.fields().size()) {
                    found.add(type.fields().get(i).name().replaceAll("[\\p{Cntrl}]", " ").strip());
                }
            }
            String name = found.size() == 1 ? found.iterator().next() : "";
            while (name.isEmpty() || !names.add(name)) {
                name = name.isEmpty() ? "Field " + (i + 1) : name + "+";
            }
        }
        return List.copyOf(names);
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            kept.close();
        }
    }
}
