package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.Library;
import dev.cardstock.review.Answered;
import dev.cardstock.study.Feedback.Outcome;
import dev.cardstock.study.TestResult.ItemResult;
import dev.cardstock.study.TestResult.Status;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerEvent;
import dev.cardstock.study.mastery.LearnerEvent.ReviewEntry;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A test: a paper is answered, in any order, handed in with {@link #finish} and marked. Until then an answer
 * can be changed and nothing tells whether it is right; nothing is recorded either. {@link #next} gives the
 * first question without an answer. After the time limit no answer is taken, and the paper can only be
 * handed in.
 */
public final class TestSession extends StudySession {
    private final TestSettings settings;
    private final TestPaper paper;

    TestSession(Study study, Learner learner, SessionStart start, TestSettings settings,
            TestPaper paper) {
        super(study, learner, start);
        this.settings = settings;
        this.paper = paper;
    }

    @Override
    TestState begun() {
        return new TestState(paper, deadline().orElse(null));
    }

    @Override
    TestSettings settings() {
        return settings;
    }

    private TestState sheet() {
        return (TestState) state();
    }

    /** {@return the paper} */
    public TestPaper paper() {
        return paper;
    }

    /** {@return when the time is up; empty where there is no limit} */
    public Optional<Instant> deadline() {
        return settings.timeLimit().isZero()
                ? Optional.empty()
                : Optional.of(startedAt().plus(settings.timeLimit()));
    }

    /** {@return whether the time is up} */
    public boolean isTimeUp() {
        return sheet().isTimeUp(study.now());
    }

    @Override
    boolean isOpen() {
        return !isTimeUp();
    }

    @Override
    int number(Posed posed) {
        return posed.question().number();
    }

    @Override
    int paperNumber(Posed posed) {
        return posed.question().number();
    }

    @Override
    boolean gradesAtOnce() {
        return false;
    }

    @Override
    void checkFits(Response response) {
        if (response instanceof Response.Paired) {
            throw new IllegalArgumentException(
                    "a block of a test is answered as a whole, with Assigned: " + response);
        }
    }

    @Override
    @Nullable
    Posed posedAt(ModeState fresh, Step step) {
        return step.question() > 0 && step.question() <= paper.posed().size()
                ? paper.posed().get(step.question() - 1)
                : fresh.pose(step.asked());
    }

    /**
     * Answers a question, or answers it anew.
     *
     * @param number the number of the question on the paper, from 1
     * @param response the answer
     * @return that it is taken down
     * @throws IllegalArgumentException if there is no such question or the answer does not fit it
     * @throws IllegalStateException if the paper was handed in or the time is up
     */
    public Feedback answer(int number, Response response) {
        if (number < 1 || number > paper.posed().size()) {
            throw new IllegalArgumentException("the paper has no question " + number
                    + ", it has 1 to " + paper.posed().size());
        }
        if (isEnded() || isTimeUp()) {
            throw new IllegalStateException(isEnded()
                    ? "the paper was handed in; begin another test"
                    : "the time was up at " + deadline().orElseThrow() + "; hand in the paper");
        }
        return answer(paper.posed().get(number - 1), response);
    }

    /**
     * The answer to a question as it stands.
     *
     * @param number the number of the question on the paper, from 1
     * @return the answer; empty where there is none
     */
    public Optional<Response> answerTo(int number) {
        Step step = sheet().answer(number);
        return step == null ? Optional.empty() : Optional.ofNullable(step.response());
    }

    /**
     * Hands in the paper and marks it.
     *
     * @return the result
     * @throws java.io.UncheckedIOException if it cannot be recorded; the session is as before
     */
    public TestResult handIn() {
        finish();
        return result();
    }

    /**
     * The result, with what was overridden since.
     *
     * @return the result
     * @throws IllegalStateException if the paper was not handed in
     */
    public TestResult result() {
        if (!isEnded()) {
            throw new IllegalStateException(
                    "the paper was not handed in; finish() or handIn() does that");
        }
        return marked();
    }

    private TestResult marked() {
        List<ItemResult> items = new ArrayList<>();
        for (Posed posed : paper.posed()) {
            Step step = sheet().answer(posed.question().number());
            for (int i = 0; i < posed.items().size(); i++) {
                items.add(marked(posed, i, step));
            }
        }
        return new TestResult(items);
    }

    private ItemResult marked(Posed posed, int place, @Nullable Step step) {
        Item item = posed.items().get(place);
        Marked marked = step == null ? null : mark(posed, place, step);
        Status status = marked == null ? Status.UNANSWERED : status(step, marked);
        double points = switch (status) {
            case RIGHT -> 1;
            case PARTIAL -> requireNonNull(marked).score();
            case WRONG -> 0 - settings.penalty();
            case UNSURE, UNANSWERED -> 0;
        };
        return new ItemResult(posed.question().number(), item.id(), posed.question().type(),
                String.join(Library.PATH_SEPARATOR, item.section()), item.card().note().tags(),
                marked == null ? "" : marked.text(), item.answer(), status, points);
    }

    private @Nullable Marked mark(Posed posed, int place, Step step) {
        Response response = requireNonNull(step.response());
        if (response instanceof Response.Assigned assigned) {
            int answer = assigned.answers().get(place);
            return answer < 0 ? null : Marked.pair(posed, place, answer);
        }
        if (response instanceof Response.Typed typed && typed.text().isBlank()) {
            return null;
        }
        return Marked.of(posed, step, study.set(), knownFrom());
    }

    private Status status(@Nullable Step step, Marked marked) {
        if (marked.right()) {
            return Status.RIGHT;
        }
        if (step != null && step.isUndecided()) {
            return Status.UNSURE;
        }
        return settings.partialCredit() && marked.score() > 0 ? Status.PARTIAL : Status.WRONG;
    }

    @Override
    List<LearnerEvent> closing(Instant now) {
        List<LearnerEvent> events = new ArrayList<>();
        Reviews reviews = settings.recordReviews() ? study.reviews(start) : null;
        for (Posed posed : paper.posed()) {
            Step step = sheet().answer(posed.question().number());
            for (int i = 0; step != null && i < posed.items().size(); i++) {
                Marked marked = mark(posed, i, step);
                if (marked != null && status(step, marked) != Status.UNSURE) {
                    events.add(event(posed, i, step, marked, reviews));
                }
            }
        }
        events.add(done(now));
        return events;
    }

    @Override
    List<StudyEvent> gradedAtEnd(Instant now) {
        List<StudyEvent> events = new ArrayList<>();
        for (Posed posed : paper.posed()) {
            Step step = sheet().answer(posed.question().number());
            for (int i = 0; step != null && i < posed.items().size(); i++) {
                Marked marked = mark(posed, i, step);
                if (marked != null) {
                    events.add(graded(posed, i, step, marked));
                }
            }
        }
        return events;
    }

    private StudyEvent graded(Posed posed, int place, Step step, Marked marked) {
        Response response = requireNonNull(step.response());
        Response one = response instanceof Response.Assigned assigned
                ? new Response.Paired(place, assigned.answers().get(place))
                : response;
        Outcome outcome = step.isUndecided()
                ? Outcome.UNSURE
                : marked.right() ? Outcome.RIGHT : Outcome.WRONG;
        return new StudyEvent.Graded(step.at(), id(), mode(),
                new Feedback(posed.question(), one, outcome, posed.items().get(place).answer(),
                        step.grade(), null, null, null),
                marked.text(), event(posed, place, step, marked, null).taken());
    }

    private LearnerEvent.Answered event(Posed posed, int place, Step step, Marked marked,
            @Nullable Reviews reviews) {
        Item item = posed.items().get(place);
        QuestionType type = posed.question().type();
        Duration taken = Duration.between(step.asked(), step.at()).isNegative()
                || posed.items().size() > 1
                        ? Duration.ZERO
                        : Duration.between(step.asked(), step.at());
        ReviewEntry review = null;
        if (reviews != null && type.isProduction()) {
            Answered answered = reviews.answer(item.id(), marked.rating(), step.at(), taken);
            review = Reviews.entry(answered);
        }
        return new LearnerEvent.Answered(step.at(), id(), posed.question().number(), mode(), type,
                item.id(), marked.text(), marked.right(), marked.score(), taken,
                marked.confusedWith(), null, review);
    }

    private LearnerEvent done(Instant now) {
        TestResult result = marked();
        return new LearnerEvent.TestDone(now, id(), result.points(), result.possible(),
                result.unanswered());
    }

    /**
     * Overrides the grader about the last typed answer.
     *
     * @throws IllegalStateException always: a paper has many answers, say which one
     */
    @Override
    public Feedback override(boolean right) {
        throw new IllegalStateException(
                "say which answer: override(number, right), after the paper is handed in");
    }

    /**
     * Overrides the grader, after the paper was handed in: says whether a typed answer was right. It decides
     * those too of which the grader was unsure.
     *
     * @param number the number of the question on the paper
     * @param right whether the answer was right
     * @return the new result
     * @throws IllegalStateException if the paper was not handed in, or the question has no typed answer
     * @throws java.io.UncheckedIOException if it cannot be recorded; the session is as before
     */
    public TestResult override(int number, boolean right) {
        Step step = number < 1 || number > paper.posed().size() || !isEnded()
                ? null
                : sheet().answer(number);
        if (step == null || !(step.response() instanceof Response.Typed typed)
                || typed.text().isBlank()) {
            throw new IllegalStateException(isEnded()
                    ? "question " + number + " has no typed answer"
                    : "the paper was not handed in");
        }
        Step changed = step.overridden(right);
        replace(step, changed);
        Posed posed = paper.posed().get(number - 1);
        LearnerEvent.Answered answered = event(posed, 0, changed,
                requireNonNull(mark(posed, 0, changed)),
                settings.recordReviews() ? study.reviews(start) : null);
        List<LearnerEvent> events = new ArrayList<>();
        // Where the grader was unsure, it was not recorded when the paper was handed in.
        if (step.isUndecided()) {
            events.add(answered);
        }
        Instant now = study.now();
        events.add(new LearnerEvent.Overridden(now, id(), number, posed.item().id(),
                answered.response(), right, null, answered.review()));
        events.add(done(now));
        try {
            learner.record(events);
        } catch (RuntimeException e) {
            replace(changed, step);
            throw e;
        }
        return result();
    }

    /** {@return whether the last answer was taken back; not after the paper was handed in} */
    @Override
    public boolean undo() {
        return !isEnded() && super.undo();
    }
}
