import dev.cardstock.Options;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.MediaSource;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckMerge;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.LibraryContent;
import dev.cardstock.exchange.MergeReport;
import dev.cardstock.exchange.MergeResult;
import dev.cardstock.formats.anki.AnkiPackages;
import dev.cardstock.review.LearningHistory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares merges and updates with what the real Anki makes of the same packages. Between the modes
 * {@code --write}, {@code --update} and {@code --compare} the real Anki does the jobs that were written.
 */
public final class CheckMerge {
    private static final DeckFormats FORMATS = DeckFormats.installed();
    private static final Instant LATER = Instant.parse("2026-06-01T12:00:00Z");
    private static final String SEPARATOR = "\t";

    private static final List<String> WRONG = new ArrayList<>();
    private static int checks;

    private CheckMerge() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "--write" -> write(folder, Path.of(arguments[2]));
            case "--update" -> update(folder);
            default -> compare(folder);
        }
        WRONG.forEach(System.err::println);
        if (!WRONG.isEmpty()) {
            System.exit(1);
        }
    }

    private static void check(boolean right, String what) {
        checks++;
        if (!right) {
            WRONG.add(what);
        }
    }

    private static void write(Path folder, Path decks) throws IOException {
        List<String> jobs = new ArrayList<>();
        pair(folder, jobs, "update", decks.resolve("anki/update1.apkg"),
                decks.resolve("anki/update2.apkg"));
        pair(folder, jobs, "older", decks.resolve("anki/update2.apkg"),
                decks.resolve("anki/update1.apkg"));
        pair(folder, jobs, "models", decks.resolve("anki/diffmodels2-1.apkg"),
                decks.resolve("anki/diffmodels2-2.apkg"));
        pair(folder, jobs, "templates", decks.resolve("anki/diffmodeltemplates-1.apkg"),
                decks.resolve("anki/diffmodeltemplates-2.apkg"));
        pair(folder, jobs, "others", decks.resolve("mnemosyne/anki1.apkg"),
                decks.resolve("srs-converter/mixed-legacy-2.apkg"));
        pair(folder, jobs, "studied", decks.resolve("made/srs-mixed.latest.apkg"),
                decks.resolve("made/mnemosyne-anki1.latest.apkg"));
        pair(folder, jobs, "languages", decks.resolve("uflf/fi-en.apkg"),
                decks.resolve("uflf/fa-en.apkg"));
        for (String deck : List.of("uflf/fi-en", "uflf/es-en", "mnemosyne/anki1",
                "srs-converter/mixed-legacy-2", "mujing/basic_word_new_version")) {
            String name = deck.replace('/', '_');
            Path source = decks.resolve(deck + ".apkg");
            try (ImportResult read = FORMATS.read(source)) {
                Path edited = folder.resolve(name + "-edited.apkg");
                put(edited(read.library()), read.history(), read.media(), edited);
                pair(folder, jobs, name, source, edited);
                Path grown = folder.resolve(name + "-fields.apkg");
                put(withOtherFields(read.library()), read.history(), read.media(), grown);
                pair(folder, jobs, name + "-fields", source, grown);
                Path media = folder.resolve(name + "-media.apkg");
                put(copied(edited(read.library())), LearningHistory.empty(), changed(read.media()),
                        media);
                pair(folder, jobs, name + "-media", source, media);
            }
        }
        editions(folder, jobs);
        Files.write(folder.resolve("jobs"), jobs);
    }

    private static void pair(Path folder, List<String> jobs, String name, Path first, Path second)
            throws IOException {
        Path merged = folder.resolve(name + "-merged.apkg");
        try (ImportResult a = FORMATS.read(first); ImportResult b = FORMATS.read(second)) {
            MergeResult result = DeckMerge.builder()
                    .rules(AnkiPackages.mergeRules())
                    .build()
                    .merge(LibraryContent.of(a), LibraryContent.of(b));
            put(result.content().library(), result.content().history(), result.content().media(),
                    merged);
            MergeReport report = result.report();
            Files.writeString(folder.resolve(name + ".report"), report.added().size() + " "
                    + report.updated().size() + " "
                    + (report.unchanged().size() + report.kept().size()) + " "
                    + report.conflicting().size());
        }
        jobs.add(String.join(SEPARATOR, "import " + first, "import " + second,
                "dump " + folder.resolve(name + ".anki")));
        jobs.add(String.join(SEPARATOR, "import " + merged,
                "dump " + folder.resolve(name + ".cardstock")));
    }

    private static void put(Library library, LearningHistory history, MediaSource media, Path file)
            throws IOException {
        FORMATS.write(library, history, media, DeckTarget.of(file), ExportSettings.defaults()
                .options(Options.none().with("time", LATER.toString())));
    }

    /** An edition in which every third note has another last field and a tag, and there are new ones. */
    private static Library edited(Library library) {
        Library.Builder edition = library.toBuilder();
        int index = 0;
        for (Note note : library.notes()) {
            if (index % 3 == 0) {
                List<Markup> fields = new ArrayList<>(note.fields());
                Markup last = fields.get(fields.size() - 1);
                fields.set(fields.size() - 1, new Markup(Markup.Kind.HTML, last.source() + " new",
                        last.plainText() + " new", last.media()));
                edition.replace(note.toBuilder().fields(fields).tags("edited").build());
            }
            if (index % 10 == 0) {
                edition.add(copy(note, library.typeOf(note), "new-" + index, note.fields()));
            }
            index++;
        }
        return edition.build();
    }

    private static Note copy(Note note, NoteType type, String id, List<Markup> fields) {
        return Note.builder(id, type, note.deckId()).fields(fields).tags(note.tags()).build();
    }

    /** The same notes under ids of their own. */
    private static Library copied(Library library) {
        Library.Builder copy = library.toBuilder();
        for (Note note : library.notes()) {
            if (!note.id().startsWith("new-")) {
                copy.removeNote(note.id());
                copy.add(copy(note, library.typeOf(note), "copy-" + note.id(), note.fields()));
            }
        }
        return copy.build();
    }

    /** The types with one field more, so that half of the notes is in conflict, and new ones. */
    private static Library withOtherFields(Library library) {
        Library.Builder edition = library.toBuilder();
        for (NoteType type : library.noteTypes()) {
            List<FieldDefinition> fields = new ArrayList<>(type.fields());
            fields.add(FieldDefinition.named("One more"));
            NoteType grown = new NoteType(type.id(), type.name(), type.kind(), fields,
                    type.templates(), type.style(), type.attributes());
            edition.add(grown);
            int index = 0;
            for (Note note : library.notes()) {
                if (note.typeId().equals(type.id())) {
                    List<Markup> contents = new ArrayList<>(note.fields());
                    contents.add(Markup.plain("more"));
                    edition.replace(note.toBuilder().fields(contents).build());
                    if (index++ % 4 == 0) {
                        edition.add(copy(note, grown, "grown-" + note.id(), contents));
                    }
                }
            }
        }
        return edition.build();
    }

    private static MediaSource changed(MediaSource media) throws IOException {
        Map<String, byte[]> bytes = new HashMap<>();
        for (String name : media.names()) {
            try (InputStream in = media.open(name)) {
                byte[] content = in.readAllBytes();
                content[content.length / 2] ^= 1;
                bytes.put(name, content);
            }
        }
        return MediaSource.of(bytes);
    }

    private static Library edition(int number) {
        Library.Builder library = Library.builder("French").namespace("french").deck("French");
        for (int i = 0; i < 30; i++) {
            library.card("word " + i + " & <more>", i % 3 == 0 && number > 1
                    ? "new meaning " + i
                    : "meaning " + i);
        }
        if (number > 1) {
            for (int i = 30; i < 35; i++) {
                library.card("word " + i, "meaning " + i);
            }
        }
        return library.cloze("{{c1::one}} and {{c2::two}}").build();
    }

    private static void editions(Path folder, List<String> jobs) throws IOException {
        Path first = folder.resolve("edition1.apkg");
        put(edition(1), LearningHistory.empty(), MediaSource.none(), first);
        Path second = folder.resolve("edition2.apkg");
        Files.copy(first, second, StandardCopyOption.REPLACE_EXISTING);
        MergeReport report = AnkiPackages.update(second, LibraryContent.of(edition(2)),
                LATER.plusSeconds(86_400));
        check(report.toString().startsWith("5 new (0 of them duplicates), 10 updated, 21 unchanged,"
                + " 0 kept, 0 conflicting"), "update of edition 1: " + report);
        jobs.add(String.join(SEPARATOR, "import " + first, "study",
                "export " + folder.resolve("studied.apkg"),
                "dump " + folder.resolve("studied.before"), "import " + second,
                "dump " + folder.resolve("editions.anki")));
    }

    /** Updates what the real Anki has exported. */
    private static void update(Path folder) throws IOException {
        Path updated = folder.resolve("updated.apkg");
        Files.copy(folder.resolve("studied.apkg"), updated, StandardCopyOption.REPLACE_EXISTING);
        MergeReport report = AnkiPackages.update(updated, LibraryContent.of(edition(2)),
                LATER.plusSeconds(86_400));
        check(report.toString().startsWith("5 new (0 of them duplicates), 10 updated, 21 unchanged,"
                + " 0 kept, 0 conflicting"), "update of what Anki exported: " + report);
        try (ImportResult read = FORMATS.read(folder.resolve("studied.apkg"))) {
            check(ids(read.library()).equals(ids(edition(1))),
                    "the notes have other ids after the way through Anki");
        }
        Files.write(folder.resolve("jobs"), List.of(String.join(SEPARATOR, "import " + updated,
                "dump " + folder.resolve("updated.cardstock"))));
    }

    private static List<String> ids(Library library) {
        return library.notes().stream().map(Note::id).sorted().toList();
    }

    private static void compare(Path folder) throws IOException {
        List<Path> pairs;
        try (var files = Files.list(folder)) {
            pairs = files.filter(file -> file.toString().endsWith(".report")).sorted().toList();
        }
        for (Path pair : pairs) {
            String name = pair.getFileName().toString().replace(".report", "");
            List<String> anki = Files.readAllLines(folder.resolve(name + ".anki"));
            same(name, anki, Files.readAllLines(folder.resolve(name + ".cardstock")));
            counts(name, anki, Files.readString(pair));
        }
        List<String> editions = Files.readAllLines(folder.resolve("editions.anki"));
        check(editions.stream().anyMatch(line -> line.startsWith("log ")
                && line.contains("new=5, updated=10, duplicate=21")),
                "editions: " + editions.subList(0, 40));
        List<String> before = studied(folder.resolve("studied.before"));
        check(!before.isEmpty() && studied(folder.resolve("editions.anki")).equals(before),
                "a new edition changes schedules in Anki");
        check(studied(folder.resolve("updated.cardstock")).equals(before),
                "an update changes schedules");
        same("updated", editions, Files.readAllLines(folder.resolve("updated.cardstock")));
        System.out.println("anki: " + pairs.size() + " merges, 2 updates and their reports are what the"
                + " real Anki makes (" + checks + " checks)");
    }

    private static List<String> studied(Path dump) throws IOException {
        return Files.readAllLines(dump)
                .stream()
                .filter(line -> line.matches("card .*,2,2,9,2300,4,1,.*,1"))
                .toList();
    }

    private static List<String> rows(List<String> dump) {
        // The real Anki gives notes cards without a template when it merges note types.
        return dump.stream()
                .filter(line -> !line.startsWith("log ") && !line.startsWith("problem"))
                .toList();
    }

    private static void same(String name, List<String> anki, List<String> ours) {
        List<String> missing = new ArrayList<>(rows(anki));
        missing.removeAll(rows(ours));
        List<String> odd = new ArrayList<>(rows(ours));
        odd.removeAll(rows(anki));
        check(rows(anki).equals(rows(ours)), name + ": missing " + missing.size() + " "
                + missing.subList(0, Math.min(4, missing.size())) + ", odd " + odd.size() + " "
                + odd.subList(0, Math.min(4, odd.size())));
        check(ours.stream().noneMatch(line -> line.startsWith("problem")
                || line.startsWith("failed")), name + ": problems " + ours);
    }

    /** New, updated, duplicate and conflicting notes as the real Anki's second import counts them. */
    private static void counts(String name, List<String> anki, String ours) {
        String log = anki.stream().filter(line -> line.startsWith("log 1 ")).findFirst().orElse("");
        String counts = count(log, "new") + " " + count(log, "updated") + " "
                + count(log, "duplicate") + " " + count(log, "conflicting");
        check(counts.equals(ours), name + ": new, updated, duplicate, conflicting are " + ours
                + " instead of " + counts);
    }

    private static String count(String log, String name) {
        return log.contains(name + "=") ? log.replaceFirst(".*\\b" + name + "=(\\d+).*", "$1") : "0";
    }
}
