package dev.cardstock.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The answers on a paper. */
final class TestState implements ModeState {
    private final TestPaper paper;
    private final @Nullable Instant deadline;
    private final List<@Nullable Step> answers = new ArrayList<>();
    private final int[] skips;

    TestState(TestPaper paper, @Nullable Instant deadline) {
        this.paper = paper;
        this.deadline = deadline;
        skips = new int[paper.posed().size()];
        paper.posed().forEach(posed -> answers.add(null));
    }

    /** The first question without an answer, those that were skipped last. */
    @Override
    public @Nullable Posed pose(Instant now) {
        if (isTimeUp(now)) {
            return null;
        }
        return IntStream.range(0, skips.length)
                .filter(i -> answers.get(i) == null)
                .boxed()
                .min(Comparator.comparingInt((Integer i) -> skips[i]).thenComparingInt(i -> i))
                .map(i -> paper.posed().get(i))
                .orElse(null);
    }

    boolean isTimeUp(Instant now) {
        return deadline != null && !now.isBefore(deadline);
    }

    @Override
    public Change answer(Posed posed, Marked marked, Step step) {
        answers.set(posed.question().number() - 1, step);
        return Change.NONE;
    }

    @Override
    public boolean skip(Posed posed) {
        int place = posed.question().number() - 1;
        if (answers.get(place) == null) {
            skips[place]++;
        }
        return true;
    }

    @Override
    public boolean isDone(Instant now) {
        return false;
    }

    @Override
    public Position position() {
        return new Position((int) answers.stream().filter(step -> step != null).count() + 1,
                answers.size());
    }

    @Nullable
    Step answer(int number) {
        return answers.get(number - 1);
    }
}
