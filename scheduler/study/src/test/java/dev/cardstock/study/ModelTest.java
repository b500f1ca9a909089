package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.review.Rating;
import dev.cardstock.review.ReviewLog;
import dev.cardstock.review.Scheduler;
import dev.cardstock.scheduler.fsrs.Fsrs6;
import dev.cardstock.scheduler.queue.QueueSettings.ReviewOrder;
import dev.cardstock.study.Feedback.Outcome;
import dev.cardstock.study.mastery.Evidence;
import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.Mode;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions beside slow ones written from the rules, over random decks and learners. */
class ModelTest {
    private static final long SEEDS = Long.getLong("cardstock.seeds", 150);

    /** Sessions with more cards are ended before all is learned. */
    private static final int LARGE = 500;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEST")
    void sessionsKeepTheRules(Mode mode) {
        for (long seed = 0; seed < SEEDS; seed++) {
            Walk walk = new Walk(seed, mode, RandomDecks.of(seed));
            try {
                walk.run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(mode + ", seed " + seed + ": " + walk.doings, e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LEARN", "SPACED"})
    void largeDecksKeepThemToo(Mode mode) {
        new Walk(1, mode, RandomDecks.of(1, 2_000)).run();
    }

    /** A learner who does this and that. */
    private static final class Walk {
        final List<String> doings = new ArrayList<>();
        private final Random random;
        private final Mode mode;
        private final Classroom clock = new Classroom();
        private final FlakyStore store = new FlakyStore();
        private final Learner learner = Learner.of(store, "ann");
        private final ReferenceSet rules;
        private final Study study;
        private final boolean sentences;
        private final boolean scripted;
        private final Scheduler scheduler = Fsrs6.ofDefaults().scheduler();
        private final Map<CardId, List<Evidence>> evidence = new HashMap<>();
        private final List<Deed> deeds = new ArrayList<>();
        private StudySession session;
        private Reference reference;
        private @Nullable Deed undecided;
        private boolean recordsReviews;

        Walk(long seed, Mode mode, Library library) {
            random = new Random(seed);
            this.mode = mode;
            rules = new ReferenceSet(library);
            scripted = random.nextInt(4) > 0;
            sentences = scripted && random.nextInt(3) == 0;
            StudySet set = StudySet.of(library);
            Study.Builder builder = Study.builder(set).clock(clock).seed(seed).scheduler(scheduler);
            study = (scripted ? builder.grader(new ScriptedGrader(), sentences) : builder).build();
            assertThat(set.items().stream().map(item -> item.id()).toList())
                    .isEqualTo(List.copyOf(rules.entries.keySet()));
        }

        void run() {
            for (int i = 0; i < 3; i++) {
                if (!begin()) {
                    return;
                }
                session.addListener(new StudyListener() {
                });
                int steps = random.nextInt(50);
                for (int step = 0; step < steps && look(); step++) {
                    act();
                    reference.compare(session);
                }
                finish();
                compareProgress();
                clock.pass(Duration.ofHours(random.nextInt(3) * (1 + random.nextInt(30))));
            }
        }

        private boolean begin() {
            deeds.clear();
            undecided = null;
            int distractors = 1 + random.nextInt(4);
            QuestionRules questions = new QuestionRules(rules, sentences,
                    mode == Mode.LEARN ? distractors : 3);
            recordsReviews = mode == Mode.SPACED || random.nextInt(3) == 0;
            switch (mode) {
                case FLASHCARDS -> {
                    FlashcardSettings settings = FlashcardSettings.defaults()
                            .withOrder(any(List.of(FlashcardSettings.Order.values())))
                            .withStarredOnly(random.nextInt(4) == 0)
                            .withRecordReviews(recordsReviews);
                    session = study.flashcards(learner, settings);
                    reference = new ReferenceFlashcards(questions, settings);
                }
                case LEARN -> {
                    boolean over = random.nextInt(3) == 0;
                    LearnSettings settings = LearnSettings.defaults()
                            .withDistractors(distractors)
                            .withTypes(types())
                            .withRoundSize(random.nextBoolean() ? 7 : 1 + random.nextInt(9))
                            .withAgainAfter(random.nextBoolean() ? 3 : random.nextInt(6))
                            .withMaxRounds(random.nextInt(3) == 0 ? 1 + random.nextInt(4) : 0)
                            .withTimeBudget(Duration.ofMinutes(random.nextInt(4) == 0 ? 3 : 0))
                            .withStartOver(over)
                            .withRecordReviews(recordsReviews);
                    Map<CardId, LearnLevel> levels = new HashMap<>();
                    learner.progress()
                            .items()
                            .forEach(item -> levels.put(item.card(),
                                    over ? LearnLevel.NEW : item.level()));
                    session = study.learn(learner, settings);
                    reference = new ReferenceLearn(questions, settings, levels);
                }
                case MATCH -> {
                    recordsReviews = false;
                    MatchSettings settings = random.nextBoolean()
                            ? MatchSettings.defaults()
                            : MatchSettings.defaults()
                                    .withPairs(2 + random.nextInt(11))
                                    .withPenalty(Duration.ofSeconds(random.nextInt(3)));
                    if (!ReferenceMatch.isPossible(rules, 1e-9)) {
                        assertThatThrownBy(() -> study.match(learner, settings))
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("another mode");
                        return false;
                    }
                    session = study.match(learner, settings);
                    reference = new ReferenceMatch(rules, settings, clock.instant(),
                            session.next().orElseThrow());
                }
                default -> {
                    Set<QuestionType> types = random.nextBoolean()
                            ? EnumSet.of(QuestionType.SELF_RATED)
                            : types();
                    boolean produces = types.stream().allMatch(QuestionType::isProduction);
                    SpacedSettings settings = SpacedSettings.defaults()
                            .withLimits(random.nextInt(12), random.nextInt(12))
                            .withOrder(random.nextBoolean()
                                    ? ReviewOrder.RETRIEVABILITY_ASCENDING
                                    : any(List.of(ReviewOrder.values())))
                            .withBurySiblings(random.nextInt(4) > 0)
                            .withTypes(types, !produces);
                    LearningHistory history = learner.progress().history(scheduler);
                    session = study.spaced(learner, settings);
                    reference = new ReferenceSpaced(questions, settings, scheduler, history,
                            clock.instant());
                }
            }
            return true;
        }

        private Set<QuestionType> types() {
            EnumSet<QuestionType> types = EnumSet.noneOf(QuestionType.class);
            for (QuestionType type : QuestionType.values()) {
                if (type != QuestionType.MATCHING && random.nextBoolean()) {
                    types.add(type);
                }
            }
            return types.isEmpty() ? EnumSet.of(QuestionType.TYPED) : types;
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        /** Looks at the question; false if there is none. */
        private boolean look() {
            Optional<StudyQuestion> next = session.next();
            if (next.isEmpty()) {
                assertThatThrownBy(() -> session.answer(Response.known()))
                        .isInstanceOf(IllegalStateException.class);
                if (!isTimeOver()) {
                    reference.asksNothing(session);
                }
                return false;
            }
            assertThat(session.next()).isEqualTo(next);
            assertThat(session.isFinished()).isFalse();
            if (undecided == null) {
                reference.asks(next.get());
            } else {
                assertThat(next.get().type()).isEqualTo(QuestionType.SELF_RATED);
                assertThat(next.get().card()).isEqualTo(undecided.question().card());
                assertThat(next.get().fallback()).isPresent();
            }
            return true;
        }

        private boolean isTimeOver() {
            return reference instanceof ReferenceLearn learn
                    && learn.isTimeOver(session.startedAt(), clock.instant())
                    || reference instanceof ReferenceSpaced spaced
                            && spaced.isDayOver(clock.instant());
        }

        private String state() {
            return session.toJson() + session.next() + session.position() + session.isFinished()
                    + session.startedAt() + learner.progress().items()
                    + learner.progress().log();
        }

        private void act() {
            Instant asked = clock.instant();
            clock.pass(Duration.ofMillis(1 + random.nextInt(mode == Mode.SPACED
                    ? 100_000
                    : 5_000)));
            switch (random.nextInt(20)) {
                case 0, 1 -> skip(asked);
                case 2, 3, 4 -> undo();
                case 5, 6 -> override();
                case 7, 8 -> resume();
                case 9 -> failToWrite();
                case 10 -> failToListen();
                default -> answer(asked, random.nextInt(5) > 1, random.nextInt(4) == 0);
            }
        }

        private void skip(Instant asked) {
            doings.add("skip");
            StudyQuestion question = session.next().orElseThrow();
            boolean possible = undecided == null && mode != Mode.MATCH;
            String before = possible ? "" : state();
            assertThat(session.skip()).isEqualTo(possible);
            if (possible) {
                done(new Deed(question, null, asked, clock.instant(), false, Rating.AGAIN));
            } else {
                assertThat(state()).isEqualTo(before);
            }
        }

        private void done(Deed deed) {
            deeds.add(deed);
            reference.done(deed);
        }

        private void answer(Instant asked, boolean right, boolean odd) {
            StudyQuestion question = session.next().orElseThrow();
            Response response = response(question, right, odd);
            doings.add(response + " to " + question.type() + " of " + question.card());
            Feedback feedback = session.answer(response);
            Deed pending = undecided;
            if (pending == null && response instanceof Response.Typed typed && scripted
                    && ScriptedGrader.verdict(typed.text()) == Verdict.UNSURE) {
                assertThat(feedback.outcome()).isEqualTo(Outcome.UNSURE);
                undecided = new Deed(question, response, asked, clock.instant(), false,
                        Rating.AGAIN);
                return;
            }
            undecided = null;
            boolean isRight = isRight(question, response);
            Rating rating = rating(question, response);
            if (pending != null && response instanceof Response.Confident confident) {
                isRight = confident.confidence() >= 3;
                rating = isRight ? Rating.GOOD : Rating.AGAIN;
            }
            Deed deed = pending == null
                    ? new Deed(question, response, asked, clock.instant(), isRight, rating)
                    : new Deed(pending.question(), pending.response(), pending.asked(),
                            clock.instant(), isRight, rating);
            check(feedback, deed);
            done(deed);
        }

        private void check(Feedback feedback, Deed deed) {
            assertThat(feedback.outcome()).isEqualTo(deed.right() ? Outcome.RIGHT : Outcome.WRONG);
            assertThat(feedback.response()).isEqualTo(deed.response());
            boolean review = recordsReviews && (mode == Mode.SPACED
                    || deed.question().type().isProduction());
            assertThat(feedback.rating()).isEqualTo(review ? deed.rating() : null);
            if (mode != Mode.MATCH) {
                assertThat(feedback.expected())
                        .isEqualTo(rules.entry(deed.question().card()).card().expected());
            }
        }

        private Response response(StudyQuestion question, boolean right, boolean odd) {
            if (odd && question.type() != QuestionType.MATCHING && random.nextBoolean()) {
                return new Response.DontKnow();
            }
            QuestionRules questions = new QuestionRules(rules, sentences, 3);
            return switch (question.type()) {
                case MULTIPLE_CHOICE -> new Response.Chosen(
                        (questions.right(question) + (right ? 0 : 1)) % question.options().size());
                case TRUE_FALSE -> new Response.Judged(questions.isTrue(question) == right);
                case TYPED, CLOZE -> Response.typed(typed(question.card(), right, odd));
                case SELF_RATED -> odd && mode != Mode.SPACED
                        ? new Response.Confident(1 + random.nextInt(5))
                        : new Response.Rated(right
                                ? any(List.of(Rating.HARD, Rating.GOOD, Rating.EASY))
                                : Rating.AGAIN);
                case MATCHING -> {
                    int prompt = random.nextInt(question.prompts().size());
                    int answer = 0;
                    while (!rules.accepts(question.cards().get(prompt),
                            question.options().get(answer))) {
                        answer++;
                    }
                    yield new Response.Paired(prompt,
                            (answer + (right ? 0 : 1)) % question.options().size());
                }
            };
        }

        private String typed(CardId card, boolean right, boolean odd) {
            if (scripted) {
                return any(right
                        ? List.of("correct", "correct_with_slips")
                        : List.of("partial", "incorrect", "contradictory", odd ? "unsure" : ""));
            }
            String text = any(rules.entry(card)
                    .accepted()
                    .stream()
                    .filter(key -> key.media().isEmpty())
                    .map(key -> key.text())
                    .sorted()
                    .toList());
            return right ? text : odd ? "" : text + "x";
        }

        private boolean isRight(StudyQuestion question, Response response) {
            QuestionRules questions = new QuestionRules(rules, sentences, 3);
            return switch (response) {
                case Response.Chosen chosen -> chosen.option() == questions.right(question);
                case Response.Judged judged -> judged.isTrue() == questions.isTrue(question);
                case Response.Typed typed -> scripted
                        ? ScriptedGrader.verdict(typed.text()).accepted()
                        : rules.accepts(question.card(),
                                dev.cardstock.deck.Markup.plain(typed.text()));
                case Response.Rated rated -> rated.rating() != Rating.AGAIN;
                case Response.Confident confident -> confident.confidence() >= 4;
                case Response.Paired paired -> rules.accepts(
                        question.cards().get(paired.prompt()),
                        question.options().get(paired.answer()));
                default -> false;
            };
        }

        private Rating rating(StudyQuestion question, Response response) {
            if (response instanceof Response.Rated rated) {
                return rated.rating();
            }
            if (response instanceof Response.Confident confident) {
                return confident.confidence() == 5
                        ? Rating.EASY
                        : confident.confidence() == 4 ? Rating.GOOD : Rating.AGAIN;
            }
            if (response instanceof Response.Typed typed && scripted) {
                return switch (ScriptedGrader.verdict(typed.text())) {
                    case CORRECT -> Rating.GOOD;
                    case CORRECT_WITH_SLIPS, PARTIAL -> Rating.HARD;
                    default -> Rating.AGAIN;
                };
            }
            return isRight(question, response) ? Rating.GOOD : Rating.AGAIN;
        }

        private void undo() {
            doings.add("undo");
            if (undecided != null) {
                StudyQuestion question = undecided.question();
                assertThat(session.undo()).isTrue();
                undecided = null;
                assertThat(session.next()).contains(question);
                return;
            }
            assertThat(session.undo()).isEqualTo(!deeds.isEmpty());
            if (!deeds.isEmpty()) {
                StudyQuestion question = deeds.removeLast().question();
                replay();
                assertThat(session.next()).contains(question);
            }
        }

        private void replay() {
            reference.restart();
            deeds.forEach(reference::done);
        }

        private void override() {
            boolean right = random.nextBoolean();
            doings.add("override " + right);
            if (undecided != null) {
                Deed deed = undecided;
                check(session.override(right), new Deed(deed.question(), deed.response(),
                        deed.asked(), clock.instant(), right,
                        right ? Rating.HARD : Rating.AGAIN));
                undecided = null;
                done(new Deed(deed.question(), deed.response(), deed.asked(), clock.instant(),
                        right, right ? Rating.HARD : Rating.AGAIN));
                return;
            }
            if (deeds.isEmpty()
                    || !(deeds.getLast().response() instanceof Response.Typed)) {
                String before = state();
                assertThatThrownBy(() -> session.override(right))
                        .isInstanceOf(IllegalStateException.class);
                assertThat(state()).isEqualTo(before);
                return;
            }
            Deed deed = deeds.removeLast().overridden(right);
            check(session.override(right), deed);
            deeds.add(deed);
            replay();
        }

        private void resume() {
            doings.add("resume");
            String before = state();
            session = study.resume(learner, session.toJson());
            assertThat(state()).isEqualTo(before);
        }

        private void failToWrite() {
            doings.add("fail to write");
            String before = state();
            StudyQuestion question = session.next().orElseThrow();
            boolean isRight = random.nextBoolean();
            Response response = response(question, isRight, false);
            boolean finish = random.nextInt(4) == 0;
            boolean undo = random.nextInt(4) == 0;
            store.fails = true;
            if (finish) {
                assertThatThrownBy(() -> session.finish())
                        .isInstanceOf(UncheckedIOException.class);
            } else if (undo && undecided == null && !deeds.isEmpty()
                    && deeds.getLast().response() != null) {
                assertThatThrownBy(() -> session.undo()).isInstanceOf(UncheckedIOException.class);
            } else if (undecided == null && !deeds.isEmpty()
                    && deeds.getLast().response() instanceof Response.Typed) {
                assertThatThrownBy(() -> session.override(isRight))
                        .isInstanceOf(UncheckedIOException.class);
            } else {
                assertThatThrownBy(() -> session.answer(response))
                        .isInstanceOf(UncheckedIOException.class);
            }
            store.fails = false;
            assertThat(state()).isEqualTo(before);
        }

        private void failToListen() {
            doings.add("fail to listen");
            String before = state();
            StudySession other = study.resume(learner, session.toJson());
            session = other;
            List<StudyEvent> told = new ArrayList<>();
            other.addListener(new StudyListener() {
                @Override
                public void before(StudyEvent event) {
                    told.add(event);
                    throw new UnsupportedOperationException("no");
                }
            });
            if (other.next().isEmpty()) {
                return;
            }
            Response response = response(other.next().orElseThrow(), true, false);
            assertThatThrownBy(() -> other.answer(response))
                    .isInstanceOf(UnsupportedOperationException.class);
            assertThatThrownBy(other::finish).isInstanceOf(UnsupportedOperationException.class);
            if (undecided != null || !deeds.isEmpty()) {
                assertThatThrownBy(other::undo).isInstanceOf(UnsupportedOperationException.class);
            }
            assertThat(told).hasSizeGreaterThan(1);
            assertThat(state()).isEqualTo(before);
            session = study.resume(learner, other.toJson());
            assertThat(state()).isEqualTo(before);
        }

        /** Answers right for as long as there are questions, or ends at once. */
        private void finish() {
            if (random.nextInt(3) == 0 || rules.entries.size() > LARGE) {
                session.finish();
                assertThat(session.isFinished()).isTrue();
                assertThat(session.next()).isEmpty();
                keepEvidence();
                return;
            }
            int most = 2 * rules.entries.size() + 2;
            if (mode == Mode.SPACED) {
                most = 12 * rules.entries.size() + 12;
            }
            for (int i = 0; look(); i++) {
                assertThat(i).as("it ends").isLessThanOrEqualTo(most);
                Instant asked = clock.instant();
                clock.pass(Duration.ofMillis(200 + random.nextInt(2_000)));
                answer(asked, true, false);
                reference.compare(session);
            }
            keepEvidence();
        }

        private void keepEvidence() {
            for (Deed deed : deeds) {
                if (deed.response() != null) {
                    CardId card = deed.response() instanceof Response.Paired paired
                            ? deed.question().cards().get(paired.prompt())
                            : deed.question().card();
                    evidence.computeIfAbsent(card, c -> new ArrayList<>())
                            .add(new Evidence(deed.at(), mode, deed.question().type(),
                                    deed.right()));
                }
            }
        }

        private void compareProgress() {
            var progress = learner.progress();
            evidence.forEach((card, all) -> assertThat(progress.item(card).evidence())
                    .isEqualTo(all));
            assertThat(progress.items()).hasSameSizeAs(evidence.keySet());
            ReviewLog log = progress.log();
            LearningHistory history = progress.history(scheduler);
            if (reference instanceof ReferenceSpaced spaced) {
                rules.entries.keySet()
                        .forEach(card -> history.schedule(card)
                                .ifPresent(
                                        schedule -> assertThat(schedule)
                                                .isEqualTo(spaced.schedule(card))));
                assertThat(log.size()).isEqualTo(
                        evidence.values().stream().mapToInt(List::size).sum());
            }
            log.byCard()
                    .forEach((card, reviews) -> assertThat(history.schedule(card))
                            .contains(scheduler.replay(card, reviews)));
            if (!recordsReviews && mode == Mode.MATCH) {
                assertThat(log.size()).isZero();
            }
        }
    }
}
