package dev.cardstock.examples.cli;

import dev.cardstock.deck.Markup;
import dev.cardstock.examples.cli.Screen.Style;
import dev.cardstock.study.Feedback;
import dev.cardstock.study.MatchSession;
import dev.cardstock.study.Response;
import dev.cardstock.study.SpacedSession;
import dev.cardstock.study.StudyQuestion;
import dev.cardstock.study.StudySession;
import dev.cardstock.study.TestResult;
import dev.cardstock.study.TestSession;
import dev.cardstock.study.mastery.QuestionType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the questions of a session and takes the answers. */
final class StudyDialog {
    private static final String KEYS = ":s skip  :u undo  :o I was right  :d I don't know  :q stop";

    private final StudySession session;
    private final AnswerLines answers;
    private final Screen screen;
    private @Nullable StudyQuestion shown;
    private boolean revealed;
    private int misfits;

    StudyDialog(StudySession session, AnswerLines answers, Screen screen) {
        this.session = session;
        this.answers = answers;
        this.screen = screen;
    }

    /** How many lines were no answers to their questions. */
    int misfits() {
        return misfits;
    }

    /** Asks until nothing is left or the learner stops; says whether it came to its end. */
    boolean run() throws IOException {
        if (answers.isInteractive()) {
            screen.line(Style.FAINT, KEYS);
        }
        while (true) {
            Optional<StudyQuestion> next = session.next();
            if (next.isEmpty()) {
                if (session instanceof TestSession test && !test.isFinished()) {
                    if (!review(test)) {
                        return false;
                    }
                    continue;
                }
                return end();
            }
            StudyQuestion question = next.get();
            if (!question.equals(shown)) {
                show(question);
            }
            String line = answers.read("> ");
            if (line == null || line.strip().equals(":q")) {
                return stop();
            }
            take(question, line.strip());
        }
    }

    private void show(StudyQuestion question) {
        shown = question;
        revealed = false;
        screen.line();
        screen.item(Style.FAINT, "", session.position() + "  " + hint(question));
        question.fallback().ifPresent(reason -> screen.line(Style.FAINT, "(" + reason + ")"));
        screen.item(Style.STRONG, "", question.prompt());
        switch (question.type()) {
            case MULTIPLE_CHOICE -> list(question.options(), '1');
            case TRUE_FALSE -> screen.item(Style.PLAIN, "= ", question.options().get(0));
            case MATCHING -> {
                list(question.prompts(), '1');
                screen.line();
                list(question.options(), 'a');
            }
            case SELF_RATED -> {
                if (!answers.isInteractive()) {
                    reveal();
                }
            }
            case TYPED, CLOZE -> {}
        }
    }

    private void list(List<Markup> sides, char first) {
        for (int i = 0; i < sides.size(); i++) {
            String mark = first == 'a'
                    ? String.valueOf((char) (first + i))
                    : Integer.toString(i + 1);
            screen.item(Style.PLAIN, " ".repeat(Math.max(0, 3 - mark.length())) + mark + "  ",
                    sides.get(i));
        }
    }

    private String hint(StudyQuestion question) {
        return switch (question.type()) {
            case MULTIPLE_CHOICE -> "choose 1-" + question.options().size();
            case TRUE_FALSE -> "true or false? t/f";
            case TYPED -> "type the answer";
            case CLOZE -> "type what is missing";
            case MATCHING -> session instanceof TestSession
                    ? "match all, as in 1b 2a"
                    : "match a pair, as in 1b";
            case SELF_RATED -> session instanceof SpacedSession
                    ? "recall; Enter shows the answer; then 1 again  2 hard  3 good  4 easy"
                    : "recall; Enter shows the answer; then y known  n not known";
        };
    }

    private void reveal() {
        revealed = true;
        screen.item(Style.PLAIN, "= ", session.reveal());
    }

    private void take(StudyQuestion question, String line) {
        if (line.startsWith(":") && line.length() == 2) {
            command(question, line);
            return;
        }
        if (question.type() == QuestionType.SELF_RATED && line.isEmpty()) {
            if (revealed) {
                screen.line(Style.WARNING, hint(question));
            } else {
                reveal();
            }
            return;
        }
        Response response = AnswerSyntax.parse(question, line, session instanceof TestSession);
        if (response == null) {
            misfits++;
            screen.line(Style.WARNING, (answers.isInteractive() ? "" : answers.place() + ": ")
                    + "'" + line + "' is no answer here: " + hint(question));
            return;
        }
        tell(session.answer(response));
    }

    private void command(StudyQuestion question, String line) {
        switch (line) {
            case ":s" -> {
                if (!session.skip()) {
                    screen.line(Style.WARNING, "there is nothing to skip");
                }
            }
            case ":u" -> screen.line(Style.WARNING,
                    session.undo() ? "taken back" : "there is nothing to take back");
            case ":o" -> override();
            case ":d" -> {
                if (question.type() == QuestionType.MATCHING) {
                    screen.line(Style.WARNING, "try a pair");
                } else {
                    tell(session.answer(new Response.DontKnow()));
                }
            }
            default -> screen.line(Style.WARNING, KEYS);
        }
        shown = null;
    }

    private void override() {
        try {
            tell(session.override(true));
        } catch (IllegalStateException e) {
            screen.line(Style.WARNING, "there is no typed answer that could be overridden");
        }
    }

    private void tell(Feedback feedback) {
        shown = null;
        String why = feedback.grade() == null ? "" : feedback.grade().explanation();
        switch (feedback.outcome()) {
            case RIGHT -> {
                screen.line(Style.GOOD, why.isEmpty() ? "Right." : "Right. " + why);
                if (feedback.grade() != null) {
                    screen.item(Style.FAINT, "= ", feedback.expected());
                }
            }
            case WRONG -> {
                screen.line(Style.BAD, why.isEmpty() ? "No." : "No. " + why);
                if (feedback.question().type() != QuestionType.MATCHING) {
                    screen.item(Style.PLAIN, "= ", feedback.expected());
                }
            }
            case UNSURE -> screen.line(Style.WARNING, why);
            case TAKEN -> screen.line(Style.FAINT, "Noted.");
        }
    }

    /** Lets the learner change answers before the paper is handed in. */
    private boolean review(TestSession test) throws IOException {
        if (answers.isInteractive()) {
            screen.line();
            screen.line(test.isTimeUp()
                    ? "The time is up. Enter hands in the paper."
                    : "All is answered. Enter hands in the paper; a number and an answer, as in"
                            + " 3 Paris, changes one; :u takes back the last one; :q stops.");
            String line = answers.read("> ");
            if (line == null || line.strip().equals(":q")) {
                return stop();
            }
            if (line.strip().equals(":u")) {
                test.undo();
                return true;
            }
            if (!line.isBlank()) {
                change(test, line.strip());
                return true;
            }
        }
        result(test.handIn());
        return true;
    }

    private void change(TestSession test, String line) {
        String[] parts = line.split("\\s+", 2);
        try {
            StudyQuestion question = test.paper()
                    .questions()
                    .get(
                            Integer.parseInt(parts[0]) - 1);
            Response response = AnswerSyntax.parse(question, parts.length > 1 ? parts[1] : "",
                    true);
            if (response == null) {
                screen.line(Style.WARNING, hint(question));
            } else {
                tell(test.answer(question.number(), response));
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            screen.line(Style.WARNING, "there is no question '" + parts[0] + "'");
        }
    }

    private void result(TestResult result) {
        screen.line();
        screen.line(Style.STRONG, String.format(Locale.ROOT, "%.4g of %d points, %s%s",
                result.points(), result.possible(), Screen.percent(result.percent()),
                result.unanswered() == 0 ? "" : ", " + result.unanswered() + " unanswered"));
        result.bySection()
                .forEach((section, tally) -> screen.line(Style.FAINT, String.format(
                        Locale.ROOT, "  %.4g of %d  %s", tally.points(), tally.possible(),
                        section)));
        for (TestResult.ItemResult item : result.items()) {
            if (item.status() != TestResult.Status.RIGHT) {
                screen.item(Style.BAD, String.format(Locale.ROOT, "%3d  ", item.number()),
                        item.status().name().toLowerCase(Locale.ROOT)
                                + (item.response().isEmpty() ? "" : ": " + item.response()));
                screen.item(Style.PLAIN, "   = ", item.expected());
            }
        }
    }

    private boolean end() {
        screen.line();
        if (session instanceof MatchSession match) {
            match.result()
                    .ifPresent(done -> screen.line(Style.GOOD, String.format(Locale.ROOT,
                            "Solved in %.1f s with %d misses.", done.total().toMillis() / 1000.0,
                            done.misses())));
        } else if (session instanceof SpacedSession spaced && !spaced.isFinished()) {
            spaced.nextDue()
                    .ifPresent(due -> screen.line("The next card is due at " + due + "."));
            return false;
        } else {
            screen.line(Style.GOOD, "Done.");
        }
        return true;
    }

    private boolean stop() {
        screen.line();
        screen.line(Style.FAINT, "Stopped.");
        return false;
    }
}
