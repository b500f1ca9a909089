package dev.cardstock.formats.lint;

import dev.cardstock.Location;
import dev.cardstock.Options;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.lint.LintMaterial;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.review.ReviewLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** For each rule a library that has its fault, and one that nearly has. */
final class RuleCases {
    /**
     * A rule and what it finds and does not find.
     *
     * @param rule its id
     * @param options settings with which it finds nothing in the faulty library; none where it has none
     */
    record RuleCase(String rule, LintMaterial faulty, LintMaterial sound, Options options) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static final Map<String, RuleCase> CASES = new TreeMap<>();

    private RuleCases() {}

    static Map<String, RuleCase> all() {
        return CASES;
    }

    private static LintMaterial cards(String... sides) {
        Library.Builder builder = Library.builder("Cards").language("en");
        for (int i = 0; i < sides.length; i += 2) {
            builder.card(sides[i], sides[i + 1]);
        }
        return LintMaterial.of(builder.build());
    }

    private static LintMaterial html(String... sides) {
        return notes(builder -> {
            for (int i = 0; i < sides.length; i += 2) {
                builder.add(Note.builder("n" + i, NoteType.basic(), "d")
                        .field(MarkupParser.html(sides[i]))
                        .field(MarkupParser.html(sides[i + 1]))
                        .build());
            }
        });
    }

    private static LintMaterial notes(Consumer<Library.Builder> notes) {
        Library.Builder builder = Library.builder("Notes")
                .language("en")
                .add(Deck.builder("d", "Deck").build());
        notes.accept(builder);
        return LintMaterial.of(builder.build());
    }

    private static LintMaterial tagged(String... tags) {
        return notes(builder -> {
            for (int i = 0; i < tags.length; i++) {
                builder.add(Note.builder("n" + i, NoteType.basic(), "d")
                        .fields("Front " + i, "Back " + i)
                        .tags(tags[i].split("\\|"))
                        .build());
            }
        });
    }

    private static LintMaterial cloze(String... texts) {
        Library.Builder builder = Library.builder("Clozes").language("en");
        for (String text : texts) {
            builder.cloze(text);
        }
        return LintMaterial.of(builder.build());
    }

    private static LintMaterial masks(String... masks) {
        return notes(builder -> {
            for (int i = 0; i < masks.length; i++) {
                builder.add(Note.builder("n" + i, NoteType.imageOcclusion(), "d")
                        .fields("{{c1::image-occlusion:" + masks[i] + "}}")
                        .field(MarkupParser.html("<img src=\"a.png\" alt=\"\">"))
                        .fields("", "", "")
                        .build());
            }
        });
    }

    private static LintMaterial noticed(String code) {
        return cards("A?", "b").withDiagnostics(List.of(
                Diagnostic.warning(code, "something about " + code, Location.of("x").atLine(3))));
    }

    private static LintMaterial files(Media... files) {
        return notes(builder -> {
            StringBuilder field = new StringBuilder("See");
            for (Media file : files) {
                builder.add(file);
                field.append("<img alt=\"\" src=\"").append(file.name()).append("\">");
            }
            builder.add(Note.builder("n", NoteType.basic(), "d")
                    .field(MarkupParser.html(field.toString()))
                    .fields("b")
                    .build());
        });
    }

    private static void add(String rule, LintMaterial faulty, LintMaterial sound,
            String... options) {
        Options settings = Options.none();
        for (int i = 0; i < options.length; i += 2) {
            settings = settings.with(options[i], options[i + 1]);
        }
        CASES.put(rule, new RuleCase(rule, faulty, sound, settings));
    }

    private static String words(int count) {
        return "word ".repeat(count).strip();
    }

    private static String[] many(int count, String front, String back, String... more) {
        List<String> sides = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sides.add(front.replace("#", "" + i));
            sides.add(back.replace("#", "" + i));
        }
        sides.addAll(List.of(more));
        return sides.toArray(String[]::new);
    }

    private static LintMaterial history(int lapses) {
        LintMaterial material = cards("A?", "b", "C?", "d");
        CardId card = material.library().cards().findFirst().orElseThrow().id();
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < lapses; i++) {
            reviews.add(Review.of(card, Instant.ofEpochSecond(1_000_000 + i * 86_400L),
                    Rating.AGAIN));
        }
        return material.withHistory(LearningHistory.of(ReviewLog.of(reviews), List.of()));
    }

    private static LintMaterial template(String question) {
        CardTemplate template = new CardTemplate("t", "Card", Markup.html(question, "{{A}}"),
                Markup.html("{{B}}", "{{B}}"), new TreeMap<>());
        NoteType type = NoteType.custom("own", "Own", List.of("A", "B"), List.of(template));
        return notes(builder -> builder.add(type)
                .add(Note.builder("n", type, "d").fields("a", "b").build()));
    }

    static {
        structure();
        sides();
        duplicates();
        formulation();
        media();
        markup();
        readiness();
    }

    private static void structure() {
        add("structure.duplicate-id",
                notes(b -> b.add(Note.builder("n", NoteType.basic(), "d").fields("a", "b").build())
                        .add(Note.builder("N", NoteType.basic(), "d").fields("c", "d").build())),
                cards("a", "b", "c", "d"));
        add("structure.missing-id", noticed("missing-id"), noticed("other"));
        add("structure.deck-cycle", noticed("deck-cycle"), noticed("other"));
        add("structure.declared-count", noticed("declared-count"), noticed("other"));
        add("structure.empty-section",
                notes(b -> b.add(Deck.builder("e", "Empty").build())
                        .add(Note.builder("n", NoteType.basic(), "d").fields("a", "b").build())),
                notes(b -> b.add(Deck.builder("e", "Child").parent("d").build())
                        .add(Note.builder("n", NoteType.basic(), "e").fields("a", "b").build())));
        String[] tags = new String[25];
        java.util.Arrays.fill(tags, "common");
        tags[7] = "lonely";
        LintMaterial lonely = tagged(tags);
        tags[8] = "lonely";
        add("structure.tag-unused", lonely, tagged(tags), "min-notes", "30");
        add("structure.tag-case", tagged("Verb", "verb", "verb", "VERB|noun"),
                tagged("verb", "verb", "noun"));
        add("structure.tag-illegal", tagged("two words", "a::::b", "c\u200bd"),
                tagged("two_words", "a::b"));
    }

    private static void sides() {
        add("sides.empty-front", cards("", "b", "  ", "c"), cards("a", ""));
        add("sides.empty-back", cards("Sky?", "", "Grass?", "green"), cards("", "b"));
        add("sides.back-repeats-front", cards("Sky", "sky", "Grass", "green"),
                cards("Sky", "skies", "Empty", ""));
        add("sides.answer-in-prompt",
                cards("Which city is Bern, capital of Switzerland?", "Bern"),
                cards("Is it Bern or Basel?", "Bern", "Who are the Bernese?", "Bern", "Bern",
                        "Bern"),
                "min-characters", "5");
        add("sides.invisible-characters", cards("Sky\u200b?", "blue", "Gr\u0007ass?", "green"),
                cards("\u05e9\u200f?", "\u0e01\u200b\u0e02", "Two\tlines\n?",
                        "\ud83d\udc68\u200d\ud83d\udc69"));
        add("sides.not-nfc", cards("Cafe\u0301?", "a", "b", "cafe\u0301"),
                cards("Caf\u00e9?", "a"));
        add("sides.mixed-script", cards("P\u0430ris?", "a"),
                cards("\u041f\u0430\u0440\u0438\u0436", "\u03b1-helix", "10 \u00b5m", "a"));
        add("sides.habit", cards(many(25, "What is # here?", "It is #.", "what is odd?", "Odd")),
                cards(many(25, "What is # here?", "It is #.")), "min-cards", "60");
    }

    private static void duplicates() {
        add("duplicates.exact", cards("Sky?", "blue", "Sky?", "blue"),
                cards("Sky?", "blue", "Sky?", "Blue"));
        add("duplicates.same-text", cards("Sky?", "blue", "sky?", "Blue"),
                cards("Sky?", "blue", "Sky?", "grey"));
        add("duplicates.different-answers", cards("Sky?", "blue", "sky?", "grey"),
                LintMaterial.of(Library.builder("Declared")
                        .card("Sky?", "blue", AnswerKey.alternatives("grey"))
                        .card("Sky?", "grey")
                        .card("Grass?", "green")
                        .build()));
        add("duplicates.same-answer", cards("Sky?", "blue", "Sea?", "Blue"),
                cards("Sky?", "blue", "Grass?", "green"));
        add("duplicates.near-fact",
                cards("What is weight tying?", "one matrix for both layers",
                        "What is weight tying good for?", "one matrix for both layers at once"),
                cards("What is weight tying?", "one matrix for both layers", "Who wrote Faust?",
                        "Goethe"),
                "percent", "100");
        add("duplicates.near-prompt",
                cards("What is weight tying?", "one matrix", "What is the weight tying?", "less"),
                cards("What is weight tying?", "one matrix", "Who wrote Faust?", "Goethe"),
                "percent",
                "100");
        add("duplicates.interference",
                cards("What is the inner query?", "searches", "What is the inner key?", "opens"),
                cards("What is a query?", "searches", "Who wrote Faust?", "Goethe"), "percent",
                "100");
    }

    private static void formulation() {
        add("formulation.long-answer", cards("A?", words(21)), cards("A?", words(20)), "max-words",
                "21");
        add("formulation.long-prompt", cards(words(41), "a"), cards(words(40), "a"), "max-words",
                "41");
        add("formulation.enumeration", cards("Colours?", "red, green, blue, white"),
                LintMaterial.of(Library.builder("List")
                        .card("Colours?", "red, green, blue, white",
                                AnswerKey.list(AnswerKey.ListOrder.ANY_ORDER, "red", "green",
                                        "blue", "white"))
                        .card("Why?",
                                "If it rains all day, the ground, being clay, gets wet, and so on")
                        .build()),
                "min-items", "5");
        add("formulation.two-questions",
                cards("What is it and why does it move?", "a", "Who? And when?", "b"),
                cards("What is black and white?", "a"));
        add("formulation.yes-no", cards("Is the sky blue?", "Yes."),
                cards("Is it a yes?", "maybe"));
        add("formulation.not-typeable", cards("Sum?", "\\(\\sum x\\)", "Long?", words(60)),
                cards("Sum?", "x"));
        add("formulation.vague", cards("What does this layer do?", "a"),
                cards("What does a layer do?", "a", "What is hereditary in peas?", "b"), "words",
                "there");
        add("formulation.dated", cards("Who is currently the president?", "a"),
                cards("Who was president in 1990?", "a"), "words", "now");
    }

    private static void media() {
        add("media.missing", html("<img src=\"a.png\">", "b").withMedia(Set.of("b.png")),
                html("<img src=\"a.png\">", "b").withMedia(Set.of("a.png")));
        add("media.orphan", cards("a", "b").withMedia(Set.of("a.png")),
                html("<img src=\"a.png\">", "b").withMedia(Set.of("a.png", "_style.css")));
        add("media.remote", html("<img src=\"https://example.org/a.png\">", "b"),
                html("<a href=\"https://example.org/\">a</a>", "b"));
        add("media.too-big", files(new Media("a.png", 6_000_000, null)),
                files(new Media("a.png", 5_000_000, null)), "max-kilobytes", "6000");
        add("media.no-alt", html("<img src=\"a.png\">", "b"),
                html("<img src=\"a.png\" alt=\"a\">", "b"));
        add("media.name-not-nfc", files(Media.named("e\u0301.png")),
                files(Media.named("\u00e9.png")));
        add("media.name-clash", files(Media.named("a.png"), Media.named("A.PNG")),
                files(Media.named("a.png"), Media.named("b.png")));
    }

    private static void markup() {
        add("markup.unsafe",
                html("a<script>alert(1)</script>", "b", "<b onclick=\"x()\">c</b>", "d",
                        "<a href=\"java&#115;cript:x\">e</a>", "f", "<iframe src=\"x\"></iframe>",
                        "g"),
                html("1 &lt; 2 <b>on = off</b>", "<a href=\"https://example.org\">onward=1</a>"));
        add("markup.template-script", template("<script>x()</script>{{A}}"),
                template("<b>{{A}}</b>"));
        add("markup.unbalanced", html("<b>bold", "<i><u>a</i></u>"),
                html("<p>a<br>b<li>c", "<b a=\"<i>\">b</b><img src='a'/> 1 < 2"));
        add("markup.latex-unbalanced", cards("\\(x", "a", "\\(\\frac{1}{2\\)", "b"),
                cards("\\(\\frac{1}{2}\\)", "\\[x \\\\[2pt] y\\]"));
        add("cloze.none", cloze("nothing"), cloze("{{c1::a}} b"));
        add("cloze.unclosed", cloze("{{c1::a}} {{c2::b"), cloze("{{c1::a}} {{c2::b}}"));
        add("cloze.gap", cloze("{{c1::a}} {{c3::b}}"), cloze("{{c2::a}} {{c1::b}}"));
        add("cloze.empty", cloze("a {{c1::}}", "b {{c1:: ::hint}}"), cloze("{{c1::a::hint}}"));
        add("cloze.deep", cloze("{{c1::a {{c2::b {{c3::c {{c4::d}}}}}}}}"),
                cloze("{{c1::a {{c2::b {{c3::c}}}}}}"), "max-depth", "4");
        add("cloze.overlap", cloze("{{c1::a {{c1::b}}}}"), cloze("{{c1::a {{c2::b}}}} {{c1::c}}"));
        add("occlusion.outside", masks("rect:left=.9:top=.1:width=.2:height=.1"),
                masks("rect:left=.5:top=.1:width=.2:height=.1",
                        "polygon:points=.1,.1 .5,.5 .1,.9"));
    }

    private static void readiness() {
        add("readiness.few-distractors", cards("a", "b", "c", "d"),
                cards("a", "b", "c", "d", "e", "f", "g", "h"), "min-distractors", "1");
        add("readiness.few-pairs", cards("a", "b", "c", "d"), cards("a", "b", "c", "d", "e", "f"),
                "min-pairs", "2");
        add("readiness.language-unset",
                LintMaterial.of(Library.builder("A").card("a", "b").build()),
                cards("a", "b"));
        add("readiness.leech", history(8), history(7), "lapses", "9");
    }
}
