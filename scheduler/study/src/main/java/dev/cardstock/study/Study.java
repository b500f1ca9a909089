package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Question;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerProgress;
import dev.cardstock.study.mastery.Mode;
import dev.cardstock.study.set.Chance;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Begins sessions of studying a set, and goes on with saved ones. It is made once and serves all learners.
 * Immutable; thread-safe if the grader, the scheduler and the clock are.
 *
 * {@snippet class = "dev.cardstock.study.Snippets" region = "study"}
 */
public final class Study {
    /** How many answers of other cards a grader is told of, lest one passes for a slip. */
    private static final int OTHER_ANSWERS = 5;

    private final StudySet set;
    private final AnswerGrader grader;
    private final boolean sentences;
    private final Scheduler scheduler;
    private final InstantSource clock;
    private final DayBoundary days;
    private final long seed;

    private Study(Builder builder) {
        set = builder.set;
        grader = builder.grader;
        sentences = builder.sentences;
        scheduler = builder.scheduler;
        clock = builder.clock;
        days = builder.days;
        seed = builder.seed;
    }

    /**
     * Studies a set with the defaults: typed answers are right only if they equal an accepted answer but
     * for case and punctuation of typing, FSRS-6, the system's clock, days that begin at 04:00 UTC, seed 0.
     *
     * @param set the set
     * @return the study
     */
    public static Study of(StudySet set) {
        return builder(set).build();
    }

    /**
     * Starts a study.
     *
     * @param set the set
     * @return a builder
     */
    public static Builder builder(StudySet set) {
        return new Builder(set);
    }

    /** {@return the set} */
    public StudySet set() {
        return set;
    }

    /** {@return what schedules reviews} */
    public Scheduler scheduler() {
        return scheduler;
    }

    /**
     * Begins going through flashcards.
     *
     * @param learner the learner
     * @param settings how
     * @return the session
     * @throws java.io.UncheckedIOException if the learner's store cannot be read or written
     */
    public FlashcardSession flashcards(Learner learner, FlashcardSettings settings) {
        return begun(new FlashcardSession(this, learner, start(learner, Mode.FLASHCARDS),
                settings));
    }

    /**
     * Begins learning.
     *
     * @param learner the learner
     * @param settings how
     * @return the session
     * @throws java.io.UncheckedIOException if the learner's store cannot be read or written
     */
    public LearnSession learn(Learner learner, LearnSettings settings) {
        return begun(new LearnSession(this, learner, start(learner, Mode.LEARN), settings));
    }

    /**
     * Sets a paper and begins the test.
     *
     * @param learner the learner
     * @param settings how
     * @return the session
     * @throws java.io.UncheckedIOException if the learner's store cannot be read or written
     * @throws IllegalStateException if the set has no items to ask
     */
    public TestSession test(Learner learner, TestSettings settings) {
        SessionStart start = start(learner, Mode.TEST);
        return begun(new TestSession(this, learner, start, settings,
                TestPaper.of(this, start.seed(), settings)));
    }

    /**
     * Begins a test with a paper that was set before: the same one again, or what was wrong in it.
     *
     * @param learner the learner
     * @param settings how it is marked
     * @param paper the paper; see {@link TestSession#paper()} and {@link TestPaper#only}
     * @return the session
     * @throws java.io.UncheckedIOException if the learner's store cannot be read or written
     * @throws IllegalArgumentException if the paper is of another set
     */
    public TestSession test(Learner learner, TestSettings settings, TestPaper paper) {
        paper.check(set);
        return begun(new TestSession(this, learner, start(learner, Mode.TEST), settings, paper));
    }

    /**
     * Begins a game of matching. Its time runs from now.
     *
     * @param learner the learner
     * @param settings how
     * @return the session
     * @throws java.io.UncheckedIOException if the learner's store cannot be read or written
     * @throws IllegalStateException if the set has not two pairs that can stand side by side
     */
    public MatchSession match(Learner learner, MatchSettings settings) {
        return begun(new MatchSession(this, learner, start(learner, Mode.MATCH), settings));
    }

    /**
     * Begins with the reviews of the learner's day.
     *
     * @param learner the learner
     * @param settings how
     * @return the session
     * @throws java.io.UncheckedIOException if the learner's store cannot be read or written
     */
    public SpacedSession spaced(Learner learner, SpacedSettings settings) {
        return begun(new SpacedSession(this, learner, start(learner, Mode.SPACED), settings));
    }

    /**
     * Goes on with a saved session: all that follows is as it would have been.
     *
     * @param learner the learner whose session it is
     * @param json what {@link StudySession#toJson} gave
     * @return the session, of the class of its mode
     * @throws java.io.UncheckedIOException if the learner's store cannot be read
     * @throws IllegalArgumentException if it is no saved session, of a later version, of another set, of
     *     another measure of similarity or scheduler, or of a learner of whom less is known
     */
    public StudySession resume(Learner learner, String json) {
        return SavedSession.read(json).resume(this, learner);
    }

    private SessionStart start(Learner learner, Mode mode) {
        requireNonNull(learner, "learner");
        LearnerProgress progress = learner.progress();
        Instant now = now();
        int number = progress.sessions() + 1;
        long chance = Chance.of(seed, number);
        String id = mode.key() + "-" + number + "-" + HexFormat.of()
                .toHexDigits(Chance.of(chance, now.toEpochMilli(), Chance.of(learner.id())));
        return new SessionStart(id, mode, chance, now, progress);
    }

    private <S extends StudySession> S begun(S session) {
        session.begin();
        return session;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    DayBoundary days() {
        return days;
    }

    Asker asker(SessionStart start, int wrongAnswers) {
        return asker(start.seed(), wrongAnswers);
    }

    Asker asker(long chance, int wrongAnswers) {
        return new Asker(set, chance, wrongAnswers, sentences);
    }

    Reviews reviews(SessionStart start) {
        return new Reviews(scheduler, start.progress().history(scheduler));
    }

    dev.cardstock.answer.Grade grade(Item item, String answer) {
        Question own = Question.of(set.library(), item.card());
        Question.Builder question = Question.builder(own.prompt())
                .language(own.language())
                .alternatives(own.alternatives())
                .optionalParts(own.optionalParts())
                .keyPoints(own.keyPoints());
        if (own.list() == dev.cardstock.deck.AnswerKey.ListOrder.NO_LIST) {
            own.references().forEach(question::reference);
        } else {
            question.list(own.list(), own.references());
        }
        for (Item same : set.items(item.promptKey())) {
            if (!same.equals(item)) {
                question.alternatives(same.card().answerKey().alternatives());
                if (!same.answer().plainText().isBlank()) {
                    question.alternatives(List.of(same.answer().plainText()));
                }
            }
        }
        question.otherAnswers(set.distractors(item, OTHER_ANSWERS, 0, Map.of())
                .stream()
                .map(wrong -> wrong.answer().plainText())
                .filter(text -> !text.isBlank())
                .toList());
        return grader.grade(question.build(), answer);
    }

    /** Builds a study. Not thread-safe. */
    public static final class Builder {
        private final StudySet set;
        private AnswerGrader grader = new KeyGrader();
        private boolean sentences;
        private Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        private InstantSource clock = Clock.systemUTC();
        private DayBoundary days = DayBoundary.DEFAULT;
        private long seed;

        private Builder(StudySet set) {
            this.set = requireNonNull(set, "set");
        }

        /**
         * Sets what grades typed answers.
         *
         * @param newGrader the grader
         * @param gradesSentences whether it handles answers of any length, so that long ones may be asked to
         *     be typed too
         * @return this builder
         */
        public Builder grader(AnswerGrader newGrader, boolean gradesSentences) {
            grader = requireNonNull(newGrader, "newGrader");
            sentences = gradesSentences;
            return this;
        }

        /**
         * Sets what schedules reviews.
         *
         * @param newScheduler the scheduler
         * @return this builder
         */
        public Builder scheduler(Scheduler newScheduler) {
            scheduler = requireNonNull(newScheduler, "newScheduler");
            return this;
        }

        /**
         * Sets the clock, which is read when a question is posed and answered.
         *
         * @param newClock the clock
         * @return this builder
         */
        public Builder clock(InstantSource newClock) {
            clock = requireNonNull(newClock, "newClock");
            return this;
        }

        /**
         * Sets when a learner's day begins.
         *
         * @param boundary zone and time
         * @return this builder
         */
        public Builder days(DayBoundary boundary) {
            days = requireNonNull(boundary, "boundary");
            return this;
        }

        /**
         * Sets what chance is drawn from, beside the number of the session and the items.
         *
         * @param value any number
         * @return this builder
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Builds the study.
         *
         * @return the study
         */
        public Study build() {
            return new Study(this);
        }
    }
}
