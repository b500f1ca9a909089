/** Grading of typed answers on Lucene's language analysis. */
module dev.cardstock.grading {
    requires transitive dev.cardstock.api;
    requires org.apache.commons.text;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.analysis.stempel;
    requires transitive org.apache.lucene.core;
    requires static org.jspecify;

    exports dev.cardstock.grading;
    exports dev.cardstock.grading.analysis;
    exports dev.cardstock.grading.evaluate;
    exports dev.cardstock.grading.memory;
    exports dev.cardstock.grading.similarity;

    uses dev.cardstock.grading.ExplanationTexts;
    uses dev.cardstock.grading.analysis.LanguageAnalysis;

    provides dev.cardstock.answer.AnswerGraderProvider with
            dev.cardstock.grading.SemanticGraderProvider;
    provides dev.cardstock.text.TextSimilarityProvider with
            dev.cardstock.grading.similarity.WordSimilarityProvider;
}
