package dev.cardstock.grading.cjk;

import dev.cardstock.grading.analysis.LanguageAnalysis;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ko.KoreanTokenizer;
import org.apache.lucene.analysis.ko.KoreanTokenizer.DecompoundMode;
import org.apache.lucene.analysis.ko.POS;
import org.apache.lucene.analysis.ko.dict.UserDictionary;
import org.apache.lucene.analysis.ko.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.jspecify.annotations.Nullable;

/** Korean words without their endings and particles, which are words of their own that bind. */
final class KoreanAnalyzer extends Analyzer {
    /** The dictionary reads 안 before a verb as a form of 알다. */
    private static final String MORE_WORDS = "안\n";

    private final @Nullable UserDictionary words;

    KoreanAnalyzer() {
        try {
            words = UserDictionary.open(new StringReader(MORE_WORDS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokenizer = new KoreanTokenizer(TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY,
                words, DecompoundMode.DISCARD, false);
        return new TokenStreamComponents(tokenizer,
                new FunctionWords(new LowerCaseFilter(new CJKWidthFilter(tokenizer))));
    }

    private static final class FunctionWords extends TokenFilter {
        private static final Set<POS.Tag> TAGS = Set.of(POS.Tag.EP, POS.Tag.EF, POS.Tag.EC,
                POS.Tag.ETN, POS.Tag.ETM, POS.Tag.JKS, POS.Tag.JKC, POS.Tag.JKG, POS.Tag.JKO,
                POS.Tag.JKB, POS.Tag.JKV, POS.Tag.JKQ, POS.Tag.JX, POS.Tag.JC, POS.Tag.XSN,
                POS.Tag.XSV, POS.Tag.XSA, POS.Tag.VCP, POS.Tag.VX, POS.Tag.NNB, POS.Tag.NP,
                POS.Tag.MM, POS.Tag.MAJ, POS.Tag.IC);

        /** "Do", "become" and "there is". */
        private static final Set<String> VERBS = Set.of("하", "되", "있");

        /** Denials behind the word that they deny. */
        private static final Set<String> BEHIND = Set.of("않", "못하", "없", "아니", "말");

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final TypeAttribute type = addAttribute(TypeAttribute.class);
        private final PartOfSpeechAttribute speech = addAttribute(PartOfSpeechAttribute.class);
        private @Nullable State next;

        FunctionWords(TokenStream in) {
            super(in);
        }

        @Override
        public void reset() throws IOException {
            super.reset();
            next = null;
        }

        @Override
        public boolean incrementToken() throws IOException {
            if (next != null) {
                restoreState(next);
                next = null;
            } else if (!input.incrementToken()) {
                return false;
            }
            String word = term.toString();
            POS.Tag tag = speech.getLeftPOS();
            if (word.equals("안")) {
                readInside();
            } else if (BEHIND.contains(word) && (tag == POS.Tag.VX || tag == POS.Tag.VA
                    || tag == POS.Tag.VCN || tag == POS.Tag.VV && word.equals("않"))) {
                term.setEmpty().append("않");
            } else if (TAGS.contains(tag) || tag == POS.Tag.VV && VERBS.contains(word)
                    || tag == POS.Tag.VA && VERBS.contains(word)) {
                type.setType(LanguageAnalysis.FUNCTION_WORD);
            }
            return true;
        }

        /** Before a verb it denies; else it means "inside". */
        private void readInside() throws IOException {
            State here = captureState();
            boolean denies = false;
            if (input.incrementToken()) {
                POS.Tag tag = speech.getLeftPOS();
                denies = tag == POS.Tag.VV || tag == POS.Tag.VA || tag == POS.Tag.VX
                        || tag == POS.Tag.XSV || tag == POS.Tag.EC || tag == POS.Tag.EF;
                next = captureState();
            }
            restoreState(here);
            if (!denies) {
                term.setEmpty().append("안쪽");
            }
        }
    }
}
