package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.cardstock.Options;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LibraryContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A rich deck from each format to each other: what is not there afterwards was reported, and what a format
 * says that it carries is there.
 */
class ConversionMatrixTest {
    private static final DeckFormats FORMATS = DeckFormats.installed();

    @TempDir
    private Path folder;

    private static List<DeckFormat> writable() {
        return FORMATS.all()
                .stream()
                .filter(format -> format.writer(Options.none()).isPresent()
                        && format.reader(Options.none()).isPresent())
                .toList();
    }

    static Stream<Arguments> formats() {
        return Stream.concat(Stream.of(arguments("the model")),
                writable().stream().map(format -> arguments(format.id())));
    }

    private record Written(LibraryContent content, List<Diagnostic> dropped,
            List<Diagnostic> noticed) {}

    private Written through(LibraryContent content, DeckFormat format, String where)
            throws IOException {
        Path file = folder.resolve(where);
        Files.createDirectories(file);
        file = file.resolve("deck." + format.extensions().get(0));
        List<Diagnostic> dropped = FORMATS.write(content.library(), content.history(),
                content.media(), DeckTarget.of(file),
                ExportSettings.defaults().format(format.id()));
        ImportResult read = FORMATS.read(DeckSource.of(file),
                ImportSettings.defaults().format(format.id()));
        return new Written(LibraryContent.of(read), dropped, read.diagnostics());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void nothingIsLostInSilence(String from) throws IOException {
        LibraryContent content = from.equals("the model")
                ? RichDeck.content()
                : through(RichDeck.content(), FORMATS.get(from), "from").content();
        List<String> silent = new ArrayList<>();
        for (DeckFormat to : writable()) {
            Written written = through(content, to, "to");
            losses(content, written.content).forEach((capability, lost) -> {
                if (!isReported(capability, written.dropped)) {
                    silent.add(to.id() + ": " + capability + " " + lost + "; reported were "
                            + written.dropped.stream()
                                    .map(Diagnostic::message)
                                    .distinct()
                                    .toList());
                }
            });
        }
        assertThat(silent).as("lost from %s in silence", from).isEmpty();
    }

    private static boolean isReported(Capability capability, List<Diagnostic> dropped) {
        return dropped.stream()
                .anyMatch(d -> d.message().contains(capability.description())
                        || capability == Capability.NESTED_DECKS
                                && d.message().contains("the name of the deck"));
    }

    /** What is not there any more, by what it is; fronts and backs as HTML, Markdown or types. */
    private static Map<Capability, String> losses(LibraryContent before, LibraryContent after) {
        Map<Capability, String> lost = new EnumMap<>(Capability.class);
        perCard(lost, Capability.TAGS, before, after,
                (c, card) -> String.join(" ", card.note().tags()));
        perCard(lost, Capability.NESTED_DECKS, before, after,
                (c, card) -> String.join("::", c.path(c.deckOf(card).id())));
        perCard(lost, Capability.ALTERNATIVES, before, after,
                (c, card) -> card.answerKey().alternatives());
        perCard(lost, Capability.DISTRACTORS, before, after,
                (c, card) -> new TreeSet<>(card.answerKey().distractors()));
        perCard(lost, Capability.LISTS, before, after, (c, card) -> card.answerKey().items());
        compare(lost, Capability.MEDIA, before, after,
                c -> c.library().media().stream().map(Media::name).toList());
        compare(lost, Capability.REVIEW_LOG, before, after,
                c -> List.of(c.history().log().size()));
        compare(lost, Capability.SCHEDULES, before, after, c -> c.history()
                .schedules()
                .stream()
                .filter(schedule -> schedule.due() != null)
                .map(schedule -> schedule.interval().toDays() + " "
                        + schedule.due().truncatedTo(ChronoUnit.DAYS))
                .sorted()
                .toList());
        compare(lost, Capability.CARD_OVERRIDES, before, after, c -> c.library()
                .overrides()
                .stream()
                .map(override -> override.flag() + " " + override.suspended())
                .sorted()
                .toList());
        return lost;
    }

    private static void compare(Map<Capability, String> lost, Capability capability,
            LibraryContent before, LibraryContent after,
            Function<LibraryContent, List<?>> view) {
        List<Object> missing = new ArrayList<>(view.apply(before));
        view.apply(after).forEach(missing::remove);
        if (!missing.isEmpty()) {
            lost.put(capability, missing.toString());
        }
    }

    /** Compares the cards that are on both sides; those that are not are another test's. */
    private static void perCard(Map<Capability, String> lost, Capability capability,
            LibraryContent before, LibraryContent after,
            BiFunction<Library, Card, Object> view) {
        Map<String, Set<Object>> there = new TreeMap<>();
        after.library()
                .cards()
                .forEach(card -> there.computeIfAbsent(sides(card), k -> new HashSet<>())
                        .add(view.apply(after.library(), card)));
        List<String> missing = new ArrayList<>();
        before.library().cards().forEach(card -> {
            Object value = view.apply(before.library(), card);
            Set<Object> found = there.get(sides(card));
            boolean nothing = value.toString().replaceAll("[\\[\\] ]", "").isEmpty();
            if (found != null && !nothing && !found.contains(value)) {
                missing.add(sides(card) + ": " + value + " became " + found);
            }
        });
        if (!missing.isEmpty()) {
            lost.put(capability, missing.toString());
        }
    }

    private static String sides(Card card) {
        return text(card.prompt()) + " | " + text(card.expected());
    }

    private static String text(Markup markup) {
        return markup.plainText().replaceAll("\\s+", " ").strip();
    }

    /** Fronts and backs survive everywhere; what a format changes in them it reports. */
    @ParameterizedTest
    @MethodSource("formats")
    void everyFrontAndBackIsThere(String from) throws IOException {
        LibraryContent content = from.equals("the model")
                ? RichDeck.content()
                : through(RichDeck.content(), FORMATS.get(from), "from").content();
        List<String> lost = new ArrayList<>();
        for (DeckFormat to : writable()) {
            Written written = through(content, to, "to");
            Set<String> there = new TreeSet<>();
            written.content.library()
                    .cards()
                    .forEach(card -> there.add(sides(card)));
            content.library().cards().forEach(card -> {
                if (!there.contains(sides(card)) && !isReported(card, written.dropped)) {
                    lost.add(to.id() + ": " + card.id() + " " + sides(card));
                }
            });
        }
        assertThat(lost).as("lost from %s in silence", from).isEmpty();
    }

    /** Whether something that was dropped is said to belong to the card, its note or its note type. */
    private static boolean isReported(Card card, List<Diagnostic> dropped) {
        String note = card.id().note();
        return dropped.stream()
                .map(d -> d.where().item())
                .anyMatch(item -> item != null
                        && (item.equals(note) || item.startsWith(note + "/")
                                || item.equals(card.note().typeId())));
    }

    /** What a format says that it carries is there when it comes straight from the model. */
    @ParameterizedTest
    @MethodSource("formats")
    void whatAFormatCarriesIsThere(String id) throws IOException {
        if (id.equals("the model")) {
            return;
        }
        DeckFormat format = FORMATS.get(id);
        Map<Capability, String> lost = new TreeMap<>(
                losses(RichDeck.content(), through(RichDeck.content(), format, "to").content()));
        lost.keySet().retainAll(format.carries());
        assertThat(lost).isEmpty();
    }

    /** Formats in whose files nothing tells them from a table. */
    private static final Set<String> ONLY_BY_NAME = Set.of("quizlet", "knowt", "cram", "brainscape",
            "memrise", "mnemosyne-tsv");

    @ParameterizedTest
    @MethodSource("formats")
    void eachIsRecognisedByItsNameAndByItsContent(String id) throws IOException {
        if (id.equals("the model")) {
            return;
        }
        DeckFormat format = FORMATS.get(id);
        LibraryContent content = RichDeck.content();
        Path file = folder.resolve("deck." + format.extensions().get(0));
        FORMATS.write(content.library(), content.history(), content.media(), DeckTarget.of(file),
                ExportSettings.defaults().format(id));
        assertThat(FORMATS.detect(DeckSource.of(file)).id()).isEqualTo(id);
        if (!ONLY_BY_NAME.contains(id)) {
            Path unnamed = Files.move(file, folder.resolve("cards"));
            assertThat(FORMATS.detect(DeckSource.of(unnamed)).id()).isEqualTo(id);
        }
    }
}
