package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.deck.Card;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.grading.SemanticGrader;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fit.Fit;
import dev.cardstock.scheduler.fit.Optimizer;
import dev.cardstock.scheduler.fit.TrainingData;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.study.Feedback;
import dev.cardstock.study.LearnSession;
import dev.cardstock.study.LearnSettings;
import dev.cardstock.study.Response;
import dev.cardstock.study.Study;
import dev.cardstock.study.StudyQuestion;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.MasteryMeter;
import dev.cardstock.study.set.StudySet;
import dev.cardstock.study.store.MemoryProgressStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of the README are this file's methods: they compile, and stand there as here. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static void imports() throws IOException {
        // snippet: import
        DeckFormats formats = DeckFormats.installed();
        try (ImportResult read = formats.read(Path.of("transformers.txt"))) {
            Library library = read.library();
            read.diagnostics().forEach(System.out::println); // what was guessed, and in which line
            formats.write(library, Path.of("transformers.json"));
        }
        // end
    }

    @Test
    void grades() {
        // snippet: grade
        AnswerGrader grader = SemanticGrader.ofDefaults();
        Grade grade = grader.grade(Question.of("Capital of Australia?", "Canberra"), "Canbera");
        System.out.println(grade.verdict() + ": " + grade.explanation());
        // end
        assertThat(grade.accepted()).isTrue();
    }

    @Test
    void schedules() {
        Card card = Library.builder("One").card("a", "b").build().cards().toList().get(0);
        Instant now = Instant.parse("2026-01-05T12:00:00Z");
        // snippet: schedule
        Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        CardSchedule schedule = CardSchedule.newCard(card.id());
        schedule = scheduler.review(schedule, Rating.GOOD, now);
        System.out.println("due at " + schedule.due());
        // end
        assertThat(schedule.due()).isAfter(now);
    }

    @Test
    void fits() {
        LearningHistory history = LearningHistory.empty();
        // snippet: fit
        Fit<Fsrs6> fit = Optimizer.fsrs6().fit(TrainingData.of(history.log()));
        Scheduler fitted = fit.model().scheduler();
        System.out.println("fitted to " + fit.targets() + " answers: " + fit.extent());
        // end
        assertThat(fitted.id()).isEqualTo("fsrs6");
    }

    @Test
    void studies() throws IOException {
        Library library = Library.builder("One").card("Capital of France?", "Paris").build();
        Instant now = Instant.parse("2026-01-05T12:00:00Z");
        try (ProgressStore store = new MemoryProgressStore()) {
            // snippet: study
            Study study = Study.of(StudySet.of(library));
            Learner ann = Learner.of(store, "Ann");
            LearnSession session = study.learn(ann, LearnSettings.defaults());
            StudyQuestion question = session.next().orElseThrow();
            Feedback feedback = session.answer(new Response.DontKnow());
            System.out.println(question.prompt() + ": " + feedback.expected());
            System.out.println(
                    MasteryMeter.of(study.set()).report(ann.progress(), now).mastery() + " %");
            // end
            assertThat(feedback.expected().plainText()).isEqualTo("Paris");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"import", "grade", "schedule", "fit", "study"})
    void theReadmeShowsWhatCompiles(String name) throws IOException {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String source = Files.readString(
                ROOT.resolve("examples/src/test/java/dev/cardstock/examples/ReadmeTest.java"));
        Matcher shown = Pattern.compile("<!-- snippet: " + name + " -->\n```java\n(.*?)```",
                Pattern.DOTALL).matcher(readme);
        Matcher compiled = Pattern.compile("// snippet: " + name + "\n(.*?)\n *// end",
                Pattern.DOTALL).matcher(source);
        assertThat(shown.find()).isTrue();
        assertThat(compiled.find()).isTrue();
        List<String> expected = compiled.group(1).stripIndent().lines().map(String::strip).toList();
        assertThat(shown.group(1).lines().map(String::strip)).containsExactlyElementsOf(expected);
    }

    @Test
    void theTestCommandIsTheOneThatCiRuns() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("./mvnw -q verify");
        assertThat(Files.readString(ROOT.resolve(".ci/run"))).contains("./mvnw -q verify");
    }
}
