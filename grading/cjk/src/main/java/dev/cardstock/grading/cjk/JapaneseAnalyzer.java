package dev.cardstock.grading.cjk;

import dev.cardstock.grading.analysis.LanguageAnalysis;
import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ja.JapaneseBaseFormFilter;
import org.apache.lucene.analysis.ja.JapaneseKatakanaStemFilter;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** Japanese words in their dictionary form; long compounds in their parts. */
final class JapaneseAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.SEARCH);
        TokenStream words = new JapaneseBaseFormFilter(tokenizer);
        words = new JapaneseKatakanaStemFilter(new CJKWidthFilter(words));
        return new TokenStreamComponents(tokenizer,
                new FunctionWords(new LowerCaseFilter(words)));
    }

    private static final class FunctionWords extends TokenFilter {
        private static final String DENIAL = "ない";

        /** What makes a verb or a sentence of a noun, and what says that there is something. */
        private static final Set<String> VERBS = Set.of("する", "いる", "ある", "おる");

        private static final Set<String> DENIALS = Set.of(DENIAL, "ぬ", "ん", "まい", "ず");

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TypeAttribute type = addAttribute(TypeAttribute.class);
        private final PartOfSpeechAttribute speech = addAttribute(PartOfSpeechAttribute.class);

        FunctionWords(TokenStream in) {
            super(in);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            String part = speech.getPartOfSpeech();
            String word = term.toString();
            if (word.equals(DENIAL) || part.startsWith("助動詞") && DENIALS.contains(word)) {
                term.setEmpty().append(DENIAL);
            } else if (part.startsWith("助詞") || part.startsWith("助動詞") || part.contains("非自立")
                    || part.startsWith("接続詞") || part.startsWith("連体詞")
                    || part.startsWith("フィラー") || part.startsWith("名詞-代名詞")
                    || part.startsWith("動詞-接尾")
                    || part.startsWith("動詞") && VERBS.contains(word)) {
                type.setType(LanguageAnalysis.FUNCTION_WORD);
            } else if (part.startsWith("名詞-接尾")) {
                // 体 in 病原体 is not the body.
                term.setEmpty().append('-').append(word);
            }
            return true;
        }
    }
}
