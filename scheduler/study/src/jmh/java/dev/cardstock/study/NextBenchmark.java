package dev.cardstock.study;

import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A question and its answer in a set of 10,000 cards in 40 decks, each with two tags of 30. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NextBenchmark {
    private static final int CARDS = 10_000;
    private static final Instant START = Instant.parse("2026-03-20T12:00:00Z");

    private Instant now = START;
    private StudySet set = StudySet.of(Library.builder("").build());
    private Study study = Study.of(set);
    private LearningHistory history = LearningHistory.empty();
    private StudySession learning = study.learn(Learner.inMemory(), LearnSettings.defaults());
    private StudySession choosing = learning;
    private StudySession reviewing = learning;
    private StudySession long1000 = learning;

    /** Makes the set and begins the sessions. */
    @Setup
    public void begin() {
        Random random = new Random(1);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            words.add(Integer.toString(46_656 + i * 37, 36));
        }
        Library.Builder library = Library.builder("Large").language("en");
        for (int i = 0; i < 40; i++) {
            library.deck("deck" + i);
        }
        List<String> decks = library.build().decks().stream().map(deck -> deck.id()).toList();
        for (int i = 0; i < CARDS; i++) {
            library.add(Note.builder("n" + i, NoteType.basic(), decks.get(i % 40))
                    .fields("what is the " + text(words, random, 4) + "?",
                            text(words, random, 1 + random.nextInt(5)))
                    .tags("tag" + random.nextInt(30), "tag" + random.nextInt(30))
                    .build());
        }
        set = StudySet.of(library.build());
        study = Study.builder(set).clock(() -> now).build();
        Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        List<CardSchedule> schedules = new ArrayList<>();
        for (Item item : set.items()) {
            schedules.add(scheduler.review(CardSchedule.newCard(item.id()), Rating.EASY,
                    START.minus(Duration.ofDays(20 + random.nextInt(100)))));
        }
        history = LearningHistory.of(ReviewLog.empty(), schedules);
        learning = learn();
        choosing = choose();
        reviewing = review();
        long1000 = learn();
        for (int i = 0; i < 1_000; i++) {
            answer(long1000);
        }
    }

    private static String text(List<String> words, Random random, int count) {
        List<String> text = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // Some words are much more common than others.
            double share = random.nextDouble();
            text.add(words.get((int) (words.size() * share * share * share)));
        }
        return String.join(" ", text);
    }

    private StudySession learn() {
        return study.learn(Learner.inMemory(), LearnSettings.defaults());
    }

    private StudySession choose() {
        return study.learn(Learner.inMemory(), LearnSettings.defaults()
                .withTypes(EnumSet.of(QuestionType.MULTIPLE_CHOICE)));
    }

    private StudySession review() {
        Learner learner = Learner.inMemory();
        learner.importHistory(history, START);
        return study.spaced(learner, SpacedSettings.defaults().withLimits(CARDS, CARDS));
    }

    /** Answers one question, in one of four cases wrong. */
    private boolean answer(StudySession session) {
        Optional<StudyQuestion> next = session.next();
        if (next.isEmpty()) {
            return false;
        }
        now = now.plusMillis(1);
        StudyQuestion question = next.get();
        session.answer(switch (question.type()) {
            case MULTIPLE_CHOICE -> new Response.Chosen((int) (now.toEpochMilli() % 4));
            case TRUE_FALSE -> new Response.Judged(now.toEpochMilli() % 2 == 0);
            case TYPED, CLOZE -> Response.typed(
                    set.item(question.card()).orElseThrow().answer().plainText());
            default -> Response.known();
        });
        return true;
    }

    /** Learning with all types of questions. */
    @Benchmark
    public StudySession learnAllTypes() {
        if (!answer(learning)) {
            learning = learn();
        }
        return learning;
    }

    /** Learning with multiple choice alone, which takes most. */
    @Benchmark
    public StudySession learnMultipleChoice() {
        if (!answer(choosing)) {
            choosing = choose();
        }
        return choosing;
    }

    /** Reviews of cards that are due. */
    @Benchmark
    public StudySession spaced() {
        if (!answer(reviewing)) {
            reviewing = review();
        }
        return reviewing;
    }

    /** The setting of a test of 20 questions. */
    @Benchmark
    public TestPaper testPaper() {
        return study.test(Learner.inMemory(), TestSettings.defaults()).paper();
    }

    /** Taking back one of 1,000 answers and giving it again. */
    @Benchmark
    public StudySession undo() {
        long1000.undo();
        answer(long1000);
        return long1000;
    }
}
