/**
 * The vocabulary of Cardstock: decks, reviews, answers and the interfaces that schedulers, graders
 * and deck formats implement. It depends on nothing but the JDK.
 */
module dev.cardstock.api {
    requires static transitive org.jspecify;

    exports dev.cardstock;
    exports dev.cardstock.answer;
    exports dev.cardstock.deck;
    exports dev.cardstock.exchange;
    exports dev.cardstock.lint;
    exports dev.cardstock.progress;
    exports dev.cardstock.review;
    exports dev.cardstock.template;
    exports dev.cardstock.text;

    uses dev.cardstock.answer.AnswerComparatorProvider;
    uses dev.cardstock.answer.AnswerGraderProvider;
    uses dev.cardstock.exchange.DeckFormat;
    uses dev.cardstock.lint.LintRule;
    uses dev.cardstock.progress.ProgressStoreProvider;
    uses dev.cardstock.review.SchedulerProvider;
    uses dev.cardstock.text.TextEncoderProvider;
    uses dev.cardstock.text.TextSimilarityProvider;
}
