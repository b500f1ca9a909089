package dev.cardstock.grading;

import dev.cardstock.Options;
import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.GradingPolicy.Strictness;

/** Finds {@link LexicalGrader} by the id {@code lexical}. Option: {@code strictness}. */
public final class LexicalGraderProvider implements AnswerGraderProvider {
    /** Makes the provider; it has no state. */
    public LexicalGraderProvider() {}

    @Override
    public String id() {
        return LexicalGrader.ID;
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
        return LexicalGrader.of(GradingPolicy.of(strictness));
    }
}
