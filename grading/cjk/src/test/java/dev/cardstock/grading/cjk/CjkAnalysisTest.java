package dev.cardstock.grading.cjk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.grading.analysis.LanguageAnalysis;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CjkAnalysisTest {
    private final LanguageAnalysis analysis = new CjkAnalysis();

    /** Each word as it is compared, with ° if it only binds, and as it stands in the text. */
    private List<String> words(String language, String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (Analyzer analyzer = analysis.analyzer(language);
                TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.addAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(term + (type.type().equals(LanguageAnalysis.FUNCTION_WORD) ? "°" : "")
                        + "[" + text.substring(offset.startOffset(), offset.endOffset()) + "]");
            }
            stream.end();
        }
        return words;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            zh | 猫不喜欢狗。 | 猫[猫] 不[不] 喜欢[喜欢] 狗[狗]
            zh | ＤＮＡ是双螺旋。 | dna[ＤＮＡ] 是°[是] 双[双] 螺旋[螺旋]
            ja | 犬が猫を追いかけました。 | 犬[犬] が°[が] 猫[猫] を°[を] 追いかける[追いかけ] ます°[まし] た°[た]
            ja | 水は凍りません | 水[水] は°[は] 凍る[凍り] ます°[ませ] ない[ん]
            ja | 病原体 | 病原[病原] -体[体]
            ja | ｺﾝﾋﾟｭｰﾀｰは速い | コンピュータ[ｺﾝﾋﾟｭｰﾀｰ] は°[は] 速い[速い]
            ko | 물이 얼지 않는다. | 물[물] 이°[이] 얼[얼] 지°[지] 않[않] 는다°[는다]
            ko | 공부를 안 했다 | 공부[공부] 를°[를] 안[안] 하°[했] 았°[했] 다°[다]
            ko | 방 안에 | 방[방] 안쪽[안] 에°[에]
            """)
    void wordsStandWhereTheyAreInTheText(String language, String text, String expected)
            throws IOException {
        assertThat(String.join(" ", words(language, text))).isEqualTo(expected);
    }

    @Test
    void knowsNoOtherLanguage() {
        assertThatThrownBy(() -> analysis.analyzer("th"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("language 'th'; there are zh, ja and ko");
    }

    @Test
    void isFoundOnBothPaths() throws IOException {
        assertThat(ServiceLoader.load(LanguageAnalysis.class)).singleElement()
                .isInstanceOf(CjkAnalysis.class);
        try (var in = Files.newInputStream(Path.of("target/classes/module-info.class"))) {
            assertThat(ModuleDescriptor.read(in).provides()).singleElement()
                    .satisfies(provided -> {
                        assertThat(provided.service()).isEqualTo(LanguageAnalysis.class.getName());
                        assertThat(provided.providers())
                                .containsExactly(CjkAnalysis.class.getName());
                    });
        }
    }
}
