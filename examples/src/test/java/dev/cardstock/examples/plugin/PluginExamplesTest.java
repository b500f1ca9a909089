package dev.cardstock.examples.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.Options;
import dev.cardstock.Plugin;
import dev.cardstock.Plugins;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.contract.AnswerGraderContract;
import dev.cardstock.contract.DeckFormatContract;
import dev.cardstock.contract.SchedulerContract;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.CardId;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginExamplesTest {
    @Nested
    class Doubling extends SchedulerContract {
        @Override
        protected Scheduler scheduler() {
            return new DoublingScheduler();
        }
    }

    @Nested
    class Exact extends AnswerGraderContract {
        @Override
        protected AnswerGrader grader() {
            return new ExactGrader();
        }
    }

    @Nested
    class FlashcardLines extends DeckFormatContract {
        @Override
        protected DeckFormat format() {
            return new FlashcardLinesFormat();
        }

        @Override
        protected DeckSource source(int notes) {
            return DeckSource.of("words.cards", IntStream.range(0, notes)
                    .mapToObj(i -> "front " + i + " => bäck " + i)
                    .collect(Collectors.joining("\n")));
        }

        @Override
        protected List<DeckSource> unsuitable() {
            return List.of(DeckSource.of("a.cards", "front => back\nno back"),
                    DeckSource.of("b.cards", "front => back\nfront => other"));
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {DoublingScheduler.class, ExactGrader.class, FlashcardLinesFormat.class})
    void anExampleHasLessThanSixtyLines(Class<?> example) throws IOException {
        Path file = Path.of("src/main/java", example.getName().replace('.', '/') + ".java");
        assertThat(Files.readAllLines(file)).hasSizeLessThan(60);
    }

    /** A class path with nothing on it but a file that names the plugin. */
    private static <P extends Plugin> Plugins<P> installed(Class<P> kind, Class<? extends P> plugin,
            Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(kind.getName()), plugin.getName() + "\n");
        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                plugin.getClassLoader())) {
            return Plugins.load(kind, loader);
        }
    }

    @Test
    void theSchedulerIsFoundAndDoublesIntervals(@TempDir Path folder) throws IOException {
        Scheduler scheduler = installed(SchedulerProvider.class, DoublingScheduler.class, folder)
                .get("doubling")
                .create(Options.none());
        Instant now = Instant.parse("2026-03-20T12:00:00Z");
        CardSchedule schedule = CardSchedule.newCard(new CardId("n", "forward"));
        List<Long> days = new ArrayList<>();
        for (int rating : new int[]{3, 3, 2, 4, 1, 3}) {
            schedule = scheduler.review(schedule, Rating.of(rating), now);
            days.add(schedule.interval().toDays());
            now = now.plus(schedule.interval());
        }
        assertThat(days).containsExactly(1L, 2L, 4L, 12L, 1L, 2L);
        assertThat(schedule.lapses()).isEqualTo(1);
    }

    @Test
    void theGraderIsFoundAndGrades(@TempDir Path folder) throws IOException {
        AnswerGrader grader = installed(AnswerGraderProvider.class, ExactGrader.class, folder)
                .get("exact")
                .create(Options.none());
        Question question = Question.of("What did she say?", "“Don’t panic”");
        assertThat(grader.grade(question, "\"don't  PANIC\"").accepted()).isTrue();
        Grade wrong = grader.grade(question, "Panic");
        assertThat(wrong.accepted()).isFalse();
        assertThat(wrong.explanation()).contains("“Don’t panic”");
    }

    @Test
    void theFormatIsFoundAndReadAmongTheOthers(@TempDir Path folder) throws IOException {
        Plugins<DeckFormat> found = installed(DeckFormat.class, FlashcardLinesFormat.class, folder);
        assertThat(found.ids()).contains("csv", "flashcard-lines", "json");
        DeckFormats formats = DeckFormats.of(found.all());
        try (ImportResult read = formats.read(
                DeckSource.of("words.cards", "Eis => ice\na => b => c\n"),
                ImportSettings.defaults())) {
            assertThat(read.formatId()).isEqualTo("flashcard-lines");
            assertThat(read.library().cards()).extracting(Card::prompt)
                    .map(Object::toString)
                    .containsExactly("Eis", "a");
            assertThat(read.library().cards()).extracting(Card::expected)
                    .map(Object::toString)
                    .containsExactly("ice", "b => c");
        }
        assertThatThrownBy(() -> formats.read(DeckSource.of("words.cards", "a => b\nc\n"),
                ImportSettings.defaults()))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("words.cards, line 2");
    }

    @Test
    void settingsThatAnExampleDoesNotKnowAreRefused() {
        Options options = Options.none().with("speed", "2");
        assertThatThrownBy(() -> new DoublingScheduler().create(options))
                .hasMessageContaining("speed");
        assertThatThrownBy(() -> new ExactGrader().create(options)).hasMessageContaining("speed");
        assertThatThrownBy(() -> new FlashcardLinesFormat().reader(options))
                .hasMessageContaining("speed");
        assertThatThrownBy(() -> new FlashcardLinesFormat().writer(options))
                .hasMessageContaining("speed");
    }
}
