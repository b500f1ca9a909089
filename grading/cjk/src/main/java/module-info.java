/** Chinese, Japanese and Korean words for the grading of sentences. */
module dev.cardstock.grading.cjk {
    requires dev.cardstock.grading;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.analysis.kuromoji;
    requires org.apache.lucene.analysis.nori;
    requires org.apache.lucene.analysis.smartcn;
    requires static org.jspecify;

    provides dev.cardstock.grading.analysis.LanguageAnalysis with
            dev.cardstock.grading.cjk.CjkAnalysis;
}
