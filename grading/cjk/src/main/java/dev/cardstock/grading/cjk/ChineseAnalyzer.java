package dev.cardstock.grading.cjk;

import dev.cardstock.grading.analysis.LanguageAnalysis;
import java.io.IOException;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** Chinese words by the most probable reading of the sentence. */
final class ChineseAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new HMMChineseTokenizer();
        return new TokenStreamComponents(tokenizer, new FunctionWords(new NoPunctuation(
                new LowerCaseFilter(new CJKWidthFilter(tokenizer)))));
    }

    private static final class NoPunctuation extends FilteringTokenFilter {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        NoPunctuation(TokenStream in) {
            super(in);
        }

        @Override
        protected boolean accept() {
            return term.chars().anyMatch(Character::isLetterOrDigit);
        }
    }

    private static final class FunctionWords extends TokenFilter {
        private static final Set<String> WORDS = Set.of("的", "地", "得", "了", "着", "过", "在", "是",
                "把", "被", "就", "也", "和", "与", "及", "以及", "并", "并且", "而", "而且", "会", "能", "能够", "可以",
                "将", "于", "以", "为", "从", "向", "对", "到", "由", "因为", "所以", "因此", "由于", "它", "它们",
                "他", "他们", "她", "她们", "我", "我们", "你", "你们", "这", "那", "这个", "那个", "这些", "那些",
                "这种", "其", "之", "个", "种", "一个", "一种", "一些", "都", "很", "等", "吗", "呢", "吧", "啊",
                "如果", "那么", "但", "但是", "虽然", "当", "时", "时候", "通过", "进行", "还", "又", "才", "叫",
                "要", "此", "该", "所", "则", "或", "或者", "上", "里", "中");

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TypeAttribute type = addAttribute(TypeAttribute.class);

        FunctionWords(TokenStream in) {
            super(in);
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (!input.incrementToken()) {
                return false;
            }
            if (WORDS.contains(term.toString())) {
                type.setType(LanguageAnalysis.FUNCTION_WORD);
            }
            return true;
        }
    }
}
