package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.CardOverride;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import dev.cardstock.text.TextNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Rules for ids, decks and tags. */
public final class StructureRules {
    private static final TextNormalizer NORMALIZER = TextNormalizer.of(Locale.ROOT);

    private StructureRules() {}

    /** What only the reader of a file can know, for a library cannot hold it. */
    abstract static class OfDiagnostics extends Rule {
        private final Set<String> codes;

        OfDiagnostics(String id, Severity severity, String description, String... codes) {
            super(id, severity, description);
            this.codes = Set.of(codes);
        }

        @Override
        public Set<String> diagnosticCodes() {
            return codes;
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (Diagnostic diagnostic : context.diagnostics()) {
                if (codes.contains(diagnostic.code())) {
                    findings.accept(finding("{message}").argument("message", diagnostic.message())
                            .variant(diagnostic.code())
                            .where(diagnostic.where())
                            .build());
                }
            }
        }
    }

    /** {@code structure.duplicate-id}. */
    public static final class DuplicateId extends OfDiagnostics {
        /** Makes the rule. */
        public DuplicateId() {
            super("structure.duplicate-id", Severity.WARNING,
                    "Two notes have the same id, or ids that differ only in case or spelling",
                    "repeated-guids", "repeated-guid", "repeated-id", "duplicate-id");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            super.check(context, findings);
            Map<String, String> seen = new HashMap<>();
            for (Note note : context.library().notes()) {
                String other = seen.putIfAbsent(NORMALIZER.normalize(note.id()), note.id());
                if (other != null) {
                    findings.accept(
                            finding("The id '{id}' differs from '{other}' only in case or spelling;"
                                    + " give one of them another id.").variant("alike")
                                    .argument("id", note.id())
                                    .argument("other", other)
                                    .note(note.id())
                                    .related(List.of(other))
                                    .build());
                }
            }
        }
    }

    /** {@code structure.missing-id}. */
    public static final class MissingId extends OfDiagnostics {
        /** Makes the rule. */
        public MissingId() {
            super("structure.missing-id", Severity.WARNING,
                    "A note has no id in its file, so that a change of its text makes it another note",
                    "missing-id", "missing-guid");
        }
    }

    /** {@code structure.deck-cycle}. */
    public static final class DeckCycle extends OfDiagnostics {
        /** Makes the rule. */
        public DeckCycle() {
            super("structure.deck-cycle", Severity.WARNING,
                    "A deck lies in itself, so that its reader had to put it elsewhere",
                    "deck-cycle");
        }
    }

    /** {@code structure.declared-count}. */
    public static final class DeclaredCount extends OfDiagnostics {
        /** Makes the rule. */
        public DeclaredCount() {
            super("structure.declared-count", Severity.WARNING,
                    "The file declares another number of cards than it holds", "declared-count");
        }
    }

    /** {@code structure.empty-section}. */
    public static final class EmptySection extends Rule {
        /** Makes the rule. */
        public EmptySection() {
            super("structure.empty-section", Severity.INFO,
                    "Neither a deck nor a deck in it has a note");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Library library = context.library();
            Set<String> used = new HashSet<>();
            library.notes().forEach(note -> use(note.deckId(), library, used));
            for (CardOverride override : library.overrides()) {
                if (override.deckId() != null) {
                    use(override.deckId(), library, used);
                }
            }
            for (Deck deck : library.decks()) {
                String parent = deck.parent();
                boolean isInEmpty = parent != null && !used.contains(parent);
                if (!used.contains(deck.id()) && !isInEmpty) {
                    findings.accept(finding("The deck '{deck}' is empty; fill it or remove it.")
                            .argument("deck", String.join(" > ", library.path(deck.id())))
                            .build());
                }
            }
        }

        private static void use(String deckId, Library library, Set<String> used) {
            String at = deckId;
            while (at != null && used.add(at)) {
                at = library.deck(at).map(Deck::parent).orElse(null);
            }
        }
    }

    private static Map<String, Integer> tagCounts(Library library) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        library.notes()
                .forEach(note -> note.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        return counts;
    }

    /** {@code structure.tag-unused}. */
    public static final class TagUnused extends Rule {
        private static final LintOption NOTES = LintOption.number("min-notes", 20, 2, 1_000_000,
                "how many notes a library has at least for the rule to look at it");

        /** Makes the rule. */
        public TagUnused() {
            super("structure.tag-unused", Severity.INFO,
                    "A tag groups nothing: it stands on one note only", NOTES);
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Library library = context.library();
            if (library.notes().size() < context.number(NOTES)) {
                return;
            }
            Map<String, Integer> counts = tagCounts(library);
            for (Note note : library.notes()) {
                for (String tag : note.tags()) {
                    if (counts.getOrDefault(tag, 0) == 1) {
                        findings.accept(finding("The tag '{tag}' stands on this note only; use it"
                                + " for others or remove it.").argument("tag", tag)
                                .note(note.id())
                                .build());
                    }
                }
            }
        }
    }

    /** {@code structure.tag-case}. */
    public static final class TagCase extends Rule {
        /** Makes the rule. */
        public TagCase() {
            super("structure.tag-case", Severity.WARNING,
                    "A tag is written in several ways that differ only in case or spelling");
        }

        @Override
        public String fixes() {
            return "writes it in the way that most notes do";
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<String, Integer> counts = tagCounts(context.library());
            Map<String, String> usual = new HashMap<>();
            counts.forEach((tag, count) -> usual.merge(NORMALIZER.normalize(tag), tag,
                    (a, b) -> counts.getOrDefault(b, 0) > counts.getOrDefault(a, 0) ? b : a));
            for (Note note : context.library().notes()) {
                for (String tag : note.tags()) {
                    String better = usual.getOrDefault(NORMALIZER.normalize(tag), tag);
                    if (!better.equals(tag)) {
                        findings.accept(finding("The tag '{tag}' is written '{usual}' elsewhere;"
                                + " write it in one way.").argument("tag", tag)
                                .argument("usual", better)
                                .note(note.id())
                                .fix(Tags.replaced(note, Map.of(tag, better)))
                                .build());
                    }
                }
            }
        }
    }

    /** {@code structure.tag-illegal}. */
    public static final class TagIllegal extends Rule {
        /** Makes the rule. */
        public TagIllegal() {
            super("structure.tag-illegal", Severity.WARNING,
                    "A tag holds blanks, invisible characters or an empty part, which programs"
                            + " cut or drop");
        }

        @Override
        public String fixes() {
            return "writes blanks as _ and leaves out what is empty or invisible";
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (Note note : context.library().notes()) {
                for (String tag : note.tags()) {
                    String legal = Tags.legal(tag);
                    if (!legal.equals(tag)) {
                        findings.accept(finding("The tag '{tag}' holds blanks, invisible characters"
                                + " or an empty part; write '{legal}'.").argument("tag", tag)
                                .argument("legal", legal)
                                .note(note.id())
                                .fix(Tags.replaced(note, Map.of(tag, legal)))
                                .build());
                    }
                }
            }
        }
    }

    /** Writing tags. */
    private static final class Tags {
        static String legal(String tag) {
            String visible = tag.strip()
                    .replaceAll("[\\s\\p{Zs}]+", "_")
                    .replaceAll("[\\p{Cntrl}\\p{Cf}]", "");
            List<String> parts = new ArrayList<>();
            for (String part : visible.split("::", -1)) {
                if (!part.isEmpty()) {
                    parts.add(part);
                }
            }
            return String.join(Library.PATH_SEPARATOR, parts);
        }

        static Note replaced(Note note, Map<String, String> renames) {
            Note.Builder builder = note.toBuilder().clearTags();
            note.tags().forEach(tag -> builder.tags(renames.getOrDefault(tag, tag)));
            return builder.build();
        }
    }
}
