package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.Grade;
import dev.cardstock.deck.Markup;
import dev.cardstock.review.Rating;
import dev.cardstock.study.Feedback.Outcome;
import dev.cardstock.study.ModeState.Change;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerEvent;
import dev.cardstock.study.mastery.Mode;
import dev.cardstock.study.set.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sitting of a learner with a set. It asks with {@link #next}, takes the answer with {@link #answer} and
 * records it for the learner before it says what came of it. What it asks depends on the set, on what the
 * learner had done before, on the seed and on the answers alone, so that a session that was saved goes on
 * just as it would have.
 *
 * <p>Not thread-safe; several sessions of one learner may run at the same time.
 */
public abstract sealed class StudySession
        permits FlashcardSession, LearnSession, TestSession, MatchSession, SpacedSession {
    final Study study;
    final Learner learner;
    final SessionStart start;
    private final List<StudyListener> listeners = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();

    /** The question of each step, so that it need not be made again; null for the end. */
    private final List<@Nullable Posed> questions = new ArrayList<>();
    private @Nullable ModeState state;
    private @Nullable Posed current;
    private Instant asked = Instant.EPOCH;
    private @Nullable Step pending;
    private boolean ended;

    StudySession(Study study, Learner learner, SessionStart start) {
        this.study = study;
        this.learner = learner;
        this.start = start;
    }

    /** The state at the start. */
    abstract ModeState begun();

    /** The settings, as they are saved. */
    abstract Object settings();

    /** From which confidence a card counts as known. */
    int knownFrom() {
        return FlashcardSettings.defaults().knownFrom();
    }

    /** What is recorded when the session ends. */
    List<LearnerEvent> closing(Instant now) {
        return List.of();
    }

    /** What was graded only when the session ended. */
    List<StudyEvent> gradedAtEnd(Instant now) {
        return List.of();
    }

    ModeState state() {
        ModeState now = state;
        if (now == null) {
            now = begun();
            state = now;
        }
        return now;
    }

    void begin() {
        learner.record(List.of(new LearnerEvent.Started(start.time(), start.id(), start.mode())));
    }

    /** {@return the id of the session, unique for its learner} */
    public final String id() {
        return start.id();
    }

    /** {@return the mode} */
    public final Mode mode() {
        return start.mode();
    }

    /** {@return when the session began} */
    public final Instant startedAt() {
        return start.time();
    }

    /**
     * Adds a listener. Listeners are not saved with the session.
     *
     * @param listener is told what happens
     */
    public final void addListener(StudyListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
        if (steps.isEmpty()) {
            listener.after(new StudyEvent.Started(start.time(), id(), mode()));
        }
    }

    /**
     * The question to answer. Asking again without an answer gives the same question.
     *
     * @return the question; empty if there is none now
     */
    public final Optional<StudyQuestion> next() {
        Posed posed = posed();
        return posed == null ? Optional.empty() : Optional.of(shown(posed));
    }

    private StudyQuestion shown(Posed posed) {
        return pending == null
                ? posed.question()
                : posed.question()
                        .selfRated("it cannot be told whether '" + typedText(pending)
                                + "' is right; compare it with the answer");
    }

    private static String typedText(Step step) {
        return step.response() instanceof Response.Typed typed ? typed.text() : "";
    }

    private @Nullable Posed posed() {
        Posed posed = current;
        if (ended || !isOpen()) {
            return null;
        }
        if (posed != null) {
            return posed;
        }
        Instant now = study.now();
        posed = state().pose(now);
        if (posed == null) {
            return null;
        }
        posed = posed.numbered(number(posed));
        StudyEvent event = new StudyEvent.Shown(now, id(), mode(), posed.question());
        before(event);
        current = posed;
        asked = now;
        after(event);
        return posed;
    }

    /** Whether the question that is shown may still be answered. */
    boolean isOpen() {
        return true;
    }

    /** The number of a question: one more than the number of steps before it. */
    int number(Posed posed) {
        return steps.size() + 1;
    }

    /** The number of the question on a paper, 0 where there is none. */
    int paperNumber(Posed posed) {
        return 0;
    }

    /** Answers another question than the next one. */
    final Feedback answer(Posed posed, Response response) {
        Posed shown = current;
        Instant since = asked;
        if (!posed.equals(shown)) {
            current = posed;
            asked = study.now();
        }
        try {
            return answer(response);
        } catch (RuntimeException e) {
            current = shown;
            asked = since;
            throw e;
        }
    }

    /**
     * The answer to the question that is asked, to be shown before the learner says how well it was
     * recalled.
     *
     * @return what is expected
     * @throws IllegalStateException if no question is asked, or it is none that the learner rates
     */
    public final Markup reveal() {
        Posed posed = asked();
        if (shown(posed).type() != dev.cardstock.study.mastery.QuestionType.SELF_RATED) {
            throw new IllegalStateException("question " + posed.question().number() + " is "
                    + posed.question().type().key() + ": answer it first, the feedback says it");
        }
        return posed.item().answer();
    }

    private Posed asked() {
        Posed posed = posed();
        if (posed == null) {
            throw new IllegalStateException("session '" + id() + "' asks no question"
                    + (ended ? ", it has ended" : " now"));
        }
        return posed;
    }

    /**
     * Answers the question that {@link #next} gives. What comes of it is recorded before the method
     * returns. If the grader is unsure, nothing is recorded yet: the next question is whether the answer
     * was right, to be answered with {@link Response.Rated}.
     *
     * @param response the answer
     * @return what came of it
     * @throws IllegalArgumentException if the answer does not fit the question
     * @throws IllegalStateException if no question is asked
     * @throws java.io.UncheckedIOException if it cannot be recorded; the session is as before
     */
    public final Feedback answer(Response response) {
        requireNonNull(response, "response");
        Posed posed = asked();
        StudyQuestion question = shown(posed);
        Marked.check(question, response);
        checkFits(response);
        Instant now = study.now();
        before(new StudyEvent.Answered(now, id(), mode(), question, response));
        Step before = pending;
        Step step;
        if (before != null) {
            step = before.decided(decision(response), now);
        } else {
            Grade grade = response instanceof Response.Typed typed
                    ? study.grade(posed.item(), typed.text())
                    : null;
            step = Step.answer(paperNumber(posed), asked, now, response, grade);
        }
        if (step.isUndecided() && gradesAtOnce()) {
            pending = step;
            after(new StudyEvent.Answered(now, id(), mode(), question, response));
            return new Feedback(question, response, Outcome.UNSURE, posed.item().answer(),
                    step.grade(), null, null, null);
        }
        return commit(posed, question, step, response);
    }

    private static Rating decision(Response response) {
        return switch (response) {
            case Response.Rated rated -> rated.rating();
            case Response.Confident confident -> confident.confidence() >= 3
                    ? Rating.GOOD
                    : Rating.AGAIN;
            default -> Rating.AGAIN;
        };
    }

    /** Refuses answers that a mode has no use for. */
    void checkFits(Response response) {
        if (response instanceof Response.Assigned) {
            throw new IllegalArgumentException("pairs are answered one by one here: " + response);
        }
    }

    /** Whether an answer is graded when it is given, rather than at the end. */
    boolean gradesAtOnce() {
        return true;
    }

    private Feedback commit(Posed posed, StudyQuestion question, Step step, Response response) {
        Instant now = step.at();
        Duration taken = Duration.between(step.asked(), now).isNegative()
                ? Duration.ZERO
                : Duration.between(step.asked(), now);
        if (!gradesAtOnce()) {
            state().answer(posed, NOT_MARKED, step);
            done(step);
            after(new StudyEvent.Answered(now, id(), mode(), question, response));
            return new Feedback(question, response, Outcome.TAKEN, Markup.EMPTY, null, null, null,
                    null);
        }
        Marked marked = Marked.of(posed, step, study.set(), knownFrom());
        Item item = answeredItem(posed, step);
        Change change = state().answer(posed, marked, step);
        boolean over = state().isDone(now);
        List<LearnerEvent> events = new ArrayList<>();
        events.add(new LearnerEvent.Answered(now, id(), steps.size() + 1, mode(),
                posed.question().type(), item.id(), marked.text(), marked.right(), marked.score(),
                taken, marked.confusedWith(), change.after(), change.review()));
        if (over) {
            events.addAll(closing(now));
            events.add(new LearnerEvent.Ended(now, id()));
        }
        try {
            learner.record(events);
        } catch (RuntimeException e) {
            Step undecided = pending;
            rebuild();
            current = posed;
            pending = undecided;
            throw e;
        }
        done(step);
        Feedback feedback = new Feedback(posed.question(),
                requireNonNull(step.response()), marked.right() ? Outcome.RIGHT : Outcome.WRONG,
                item.answer(), step.grade(),
                change.review() == null ? null : change.review().rating(), change.before(),
                change.after());
        after(new StudyEvent.Answered(now, id(), mode(), question, response));
        after(new StudyEvent.Graded(now, id(), mode(), feedback, marked.text(), taken));
        afterChange(now, item, change);
        if (over) {
            after(new StudyEvent.Ended(now, id(), mode()));
        }
        return feedback;
    }

    private void afterChange(Instant now, Item item, Change change) {
        if (change.before() != null && change.after() != null
                && change.before() != change.after()) {
            after(new StudyEvent.LevelChanged(now, id(), mode(), item.id(), change.before(),
                    change.after()));
        }
        if (change.leech() != null) {
            after(new StudyEvent.BecameLeech(now, id(), mode(), change.leech()));
        }
    }

    private static final Marked NOT_MARKED = new Marked(false, 0, Rating.AGAIN, null, "");

    private static Item answeredItem(Posed posed, Step step) {
        return step.response() instanceof Response.Paired paired
                ? posed.items().get(paired.prompt())
                : posed.item();
    }

    private void done(Step step) {
        steps.add(step);
        questions.add(current);
        current = null;
        pending = null;
    }

    /**
     * Puts the question off. Nothing is recorded.
     *
     * @return whether there was a question to put off, in a mode where that means something
     */
    public final boolean skip() {
        Posed posed = posed();
        if (posed == null || pending != null || !state().skip(posed)) {
            return false;
        }
        done(Step.skip(asked, study.now()));
        return true;
    }

    /**
     * Overrides the grader: says whether the last typed answer was right. The answer then counts so, and all
     * that followed from it.
     *
     * @param right whether it was right
     * @return what comes of the answer now
     * @throws IllegalStateException if the last thing that was done is not a typed answer
     * @throws java.io.UncheckedIOException if it cannot be recorded; the session is as before
     */
    public Feedback override(boolean right) {
        Step last = pending != null
                ? pending
                : steps.isEmpty() ? null : steps.get(steps.size() - 1);
        if (last == null || last.grade() == null) {
            throw new IllegalStateException("there is no typed answer that could be overridden");
        }
        if (pending != null) {
            return answer(new Response.Rated(right ? Rating.HARD : Rating.AGAIN));
        }
        Instant now = study.now();
        List<Step> before = List.copyOf(steps.subList(0, steps.size() - 1));
        Step changed = last.overridden(right);
        Replayed replayed = replay(before);
        Posed posed = requireNonNull(replayed.state.pose(changed.asked()))
                .numbered(steps.size());
        String text = typedText(changed);
        StudyEvent event = new StudyEvent.Overridden(now, id(), mode(), posed.item().id(), text,
                right);
        before(event);
        Marked marked = Marked.of(posed, changed, study.set(), knownFrom());
        Change change = replayed.state.answer(posed, marked, changed);
        List<LearnerEvent> events = new ArrayList<>();
        events.add(new LearnerEvent.Overridden(now, id(), steps.size(), posed.item().id(), text,
                right, change.after(), change.review()));
        if (replayed.state.isDone(now)) {
            events.addAll(closing(now));
            events.add(new LearnerEvent.Ended(now, id()));
        }
        learner.record(events);
        steps.set(steps.size() - 1, changed);
        state = replayed.state;
        current = null;
        after(event);
        afterChange(now, posed.item(), change);
        return new Feedback(posed.question(), requireNonNull(changed.response()),
                right ? Outcome.RIGHT : Outcome.WRONG, posed.item().answer(), changed.grade(),
                change.review() == null ? null : change.review().rating(), change.before(),
                change.after());
    }

    /**
     * Takes back the last thing that was done: an answer, with what was decided or overridden of it, a skip,
     * or the end that the caller made. The question is asked again then.
     *
     * @return whether there was something to take back
     * @throws java.io.UncheckedIOException if it cannot be recorded; the session is as before
     */
    public boolean undo() {
        StudyEvent event = new StudyEvent.Undone(study.now(), id(), mode());
        if (pending != null) {
            before(event);
            pending = null;
            after(event);
            return true;
        }
        if (steps.isEmpty()) {
            return false;
        }
        before(event);
        int number = steps.size();
        Step last = steps.get(number - 1);
        if (last.kind() == Step.Kind.ANSWER && gradesAtOnce()) {
            learner.record(List.of(new LearnerEvent.Undone(event.time(), id(), number)));
        }
        steps.remove(number - 1);
        questions.remove(number - 1);
        rebuild();
        if (last.kind() != Step.Kind.END && gradesAtOnce()) {
            show(last.asked());
        }
        after(event);
        return true;
    }

    /**
     * Ends the session, whatever is left.
     *
     * @throws java.io.UncheckedIOException if it cannot be recorded; the session is as before
     */
    public void finish() {
        if (isFinished()) {
            return;
        }
        Instant now = study.now();
        StudyEvent event = new StudyEvent.Ended(now, id(), mode());
        before(event);
        List<LearnerEvent> events = new ArrayList<>(closing(now));
        events.add(new LearnerEvent.Ended(now, id()));
        learner.record(events);
        done(Step.end(now));
        ended = true;
        gradedAtEnd(now).forEach(this::after);
        after(event);
    }

    /** {@return whether nothing will be asked any more} */
    public boolean isFinished() {
        return ended || pending == null && current == null && state().isDone(study.now());
    }

    /** {@return whether the caller ended it} */
    final boolean isEnded() {
        return ended;
    }

    /** {@return where the learner is} */
    public final Position position() {
        return state().position();
    }

    /**
     * Saves the session. Together with the set and the learner's store it is all that is needed to go on;
     * see {@link Study#resume}. An answer of which the grader was unsure is saved too.
     *
     * @return a JSON document, in ASCII
     */
    public final String toJson() {
        return SavedSession.of(this, steps, current == null ? null : asked, pending).toJson();
    }

    /** Takes the steps of a saved session. */
    final void restore(List<Step> saved, @Nullable Instant shown, @Nullable Step undecided) {
        steps.addAll(saved);
        rebuild();
        if (undecided != null) {
            Posed posed = show(undecided.asked());
            if (!undecided.isUndecided() || !gradesAtOnce()) {
                throw new IllegalArgumentException("its last answer is not undecided");
            }
            Marked.check(posed.question(), requireNonNull(undecided.response()));
            pending = undecided;
        } else if (shown != null) {
            show(shown);
        }
    }

    /** Shows the question that was shown at some time. */
    private Posed show(Instant since) {
        Posed posed = state().pose(since);
        if (posed == null || ended) {
            throw new IllegalArgumentException("at " + since + " it asked no question");
        }
        posed = posed.numbered(number(posed));
        current = posed;
        asked = since;
        return posed;
    }

    /** Puts a step in the place of another one. */
    final void replace(Step old, Step changed) {
        steps.set(steps.lastIndexOf(old), changed);
        rebuild();
    }

    private record Replayed(ModeState state, boolean ended) {}

    private void rebuild() {
        Replayed replayed = replay(steps);
        state = replayed.state;
        ended = replayed.ended;
        current = null;
        pending = null;
    }

    private Replayed replay(List<Step> all) {
        ModeState fresh = begun();
        boolean over = false;
        for (int i = 0; i < all.size(); i++) {
            Step step = all.get(i);
            boolean isEnd = step.kind() == Step.Kind.END;
            if (i == questions.size()) {
                questions.add(isEnd ? null : posedAt(fresh, step));
            }
            if (isEnd) {
                over = true;
                continue;
            }
            Posed posed = questions.get(i);
            if (posed == null) {
                throw new IllegalArgumentException("a step of the session answers no question; it"
                        + " was not saved by this version, or was changed");
            }
            if (step.kind() == Step.Kind.SKIP) {
                fresh.skip(posed);
            } else {
                Marked.check(posed.question(), requireNonNull(step.response()));
                fresh.answer(posed, gradesAtOnce()
                        ? Marked.of(posed, step, study.set(), knownFrom())
                        : NOT_MARKED, step);
            }
        }
        return new Replayed(fresh, over);
    }

    /** The question that a step answers. */
    @Nullable
    Posed posedAt(ModeState fresh, Step step) {
        return fresh.pose(step.asked());
    }

    private void before(StudyEvent event) {
        listeners.forEach(listener -> listener.before(event));
    }

    private void after(StudyEvent event) {
        listeners.forEach(listener -> listener.after(event));
    }

    @Override
    public String toString() {
        return getClass().getSimpleName() + "[" + id() + ", " + steps.size() + " steps]";
    }
}
