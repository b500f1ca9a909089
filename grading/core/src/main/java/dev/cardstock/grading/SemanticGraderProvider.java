package dev.cardstock.grading;

import dev.cardstock.Options;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.GradingPolicy.Strictness;

/** Finds {@link SemanticGrader} by the id {@code semantic}. Option: {@code strictness}. */
public final class SemanticGraderProvider implements AnswerGraderProvider {
    /** Makes the provider; it has no state. */
    public SemanticGraderProvider() {}

    @Override
    public String id() {
        return SemanticGrader.ID;
    }

    @Override
    public String description() {
        return "Exact answers, slips and typos; coverage of words for sentences";
    }

    @Override
    public AnswerGrader create(Options options) {
        Options.Reader reader = options.reader();
        Strictness strictness = reader.choice("strictness", Strictness.STANDARD);
        reader.finish();
        return SemanticGrader.of(GradingPolicy.of(strictness));
    }
}
