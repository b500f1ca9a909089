package dev.cardstock.grading.cjk;

import dev.cardstock.grading.analysis.LanguageAnalysis;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;

/** Finds the words of Chinese, Japanese and Korean by the id {@code cjk}. */
public final class CjkAnalysis implements LanguageAnalysis {
    /** Makes the analysis; it has no state. */
    public CjkAnalysis() {}

    @Override
    public String id() {
        return "cjk";
    }

    @Override
    public String description() {
        return "Chinese, Japanese and Korean words by Lucene's dictionaries";
    }

    @Override
    public Set<String> languages() {
        return Set.of("zh", "ja", "ko");
    }

    @Override
    public Analyzer analyzer(String language) {
        return switch (language) {
            case "zh" -> new ChineseAnalyzer();
            case "ja" -> new JapaneseAnalyzer();
            case "ko" -> new KoreanAnalyzer();
            default -> throw new IllegalArgumentException(
                    "language '" + language + "'; there are zh, ja and ko");
        };
    }
}
