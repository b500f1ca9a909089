package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.answer.AnswerComparator;
import dev.cardstock.text.TextEncoder;
import dev.cardstock.text.TextNormalizer;
import dev.cardstock.text.TextSimilarity;
import dev.cardstock.text.TokenVectors;
import dev.cardstock.text.TokenVectors.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contracts of what compares texts: kept by something small, and not by what breaks them. */
class TextContractsTest {
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    private static List<String> words(String text) {
        return WORD.matcher(TextNormalizer.of(Locale.ROOT).normalize(text))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** Two dimensions: the length of a word and its hash. */
    private static class WordEncoder implements TextEncoder {
        @Override
        public String id() {
            return "words-1";
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public TokenVectors encode(String text) {
            TokenVectors.Builder tokens = TokenVectors.builder(2);
            WORD.matcher(text)
                    .results()
                    .limit(512)
                    .forEach(word -> tokens.add(token(word),
                            word.group().length(), word.group().hashCode()));
            return tokens.build();
        }

        Token token(MatchResult word) {
            return new Token(word.group(), word.start(), word.end());
        }
    }

    @Nested
    class Encoder extends TextEncoderContract {
        @Override
        protected TextEncoder encoder() {
            return new WordEncoder();
        }
    }

    private static Set<String> failures(TextEncoder broken) throws ReflectiveOperationException {
        return Failures.of(() -> new TextEncoderContract() {
            @Override
            protected TextEncoder encoder() {
                return broken;
            }
        });
    }

    @Test
    void aSpanBeyondTheTextBreaksTheEncodersContract() throws ReflectiveOperationException {
        assertThat(failures(new WordEncoder() {
            @Override
            Token token(MatchResult word) {
                return new Token(word.group(), word.start(), word.end() + 1);
            }
        })).containsExactly("tokensComeInTheOrderOfTheTextAndLieInIt");
    }

    @Test
    void vectorsThatAreNoNumbersBreakTheEncodersContract() throws ReflectiveOperationException {
        assertThat(failures(new WordEncoder() {
            @Override
            public TokenVectors encode(String text) {
                return text.isEmpty()
                        ? super.encode(text)
                        : TokenVectors.builder(2).add(new Token("", 0, 0), Float.NaN, 0).build();
            }
        })).containsExactly("noTextMakesItFailAndAllVectorsAreFinite");
    }

    @Test
    void figuresThatDependOnTheCallBreakTheEncodersContract() throws ReflectiveOperationException {
        assertThat(failures(new WordEncoder() {
            private int calls;

            @Override
            public synchronized TokenVectors encode(String text) {
                calls++;
                return text.isEmpty()
                        ? super.encode(text)
                        : TokenVectors.builder(2).add(new Token("", 0, 0), calls, 0).build();
            }
        })).containsExactly("manyThreadsGetTheSameVectors");
    }

    /** The share of words in common. */
    private static class SharedWords implements TextSimilarity {
        @Override
        public String id() {
            return "shared-words-1";
        }

        @Override
        public double similarity(String a, String b) {
            Set<String> first = new HashSet<>(words(a));
            Set<String> second = new HashSet<>(words(b));
            Set<String> both = new HashSet<>(first);
            both.retainAll(second);
            first.addAll(second);
            return first.isEmpty() ? 1 : (double) both.size() / first.size();
        }

        @Override
        public Index index(Map<String, String> texts) {
            Map<String, String> copy = Map.copyOf(texts);
            return (text, limit) -> nearest(copy, text, limit);
        }

        List<Match> nearest(Map<String, String> texts, String text, int limit) {
            if (limit < 1) {
                throw new IllegalArgumentException("limit is " + limit);
            }
            List<Match> found = new ArrayList<>();
            texts.forEach((id, other) -> found.add(new Match(id, similarity(text, other))));
            return found.stream()
                    .filter(match -> match.score() > 0)
                    .sorted(Comparator.comparingDouble(Match::score)
                            .reversed()
                            .thenComparing(Match::id))
                    .limit(limit)
                    .toList();
        }
    }

    @Nested
    class Similarity extends TextSimilarityContract {
        @Override
        protected TextSimilarity similarity() {
            return new SharedWords();
        }
    }

    private static Set<String> failures(TextSimilarity broken)
            throws ReflectiveOperationException {
        return Failures.of(() -> new TextSimilarityContract() {
            @Override
            protected TextSimilarity similarity() {
                return broken;
            }
        });
    }

    @Test
    void aMeasureThatIsNotSymmetricBreaksItsContract() throws ReflectiveOperationException {
        assertThat(failures(new SharedWords() {
            @Override
            public double similarity(String a, String b) {
                return a.length() > b.length() + 1
                        ? super.similarity(a, b) / 2
                        : super.similarity(a, b);
            }
        })).contains("figuresLieBetweenZeroAndOneAndAreSymmetric");
    }

    @Test
    void anIndexThatFollowsItsMapBreaksItsContract() throws ReflectiveOperationException {
        assertThat(failures(new SharedWords() {
            @Override
            public Index index(Map<String, String> texts) {
                return (text, limit) -> nearest(texts, text, limit);
            }
        })).containsExactly("anIndexKeepsWhatItWasMadeOf");
    }

    @Test
    void anIndexWithoutOrderBreaksItsContract() throws ReflectiveOperationException {
        assertThat(failures(new SharedWords() {
            @Override
            List<Match> nearest(Map<String, String> texts, String text, int limit) {
                List<Match> found = new ArrayList<>(super.nearest(texts, text, 100));
                found.sort(Comparator.comparing(Match::id).reversed());
                return found.subList(0, Math.min(limit, found.size()));
            }
        })).contains("theSameTextIsFoundFirstAndEqualScoresComeById");
    }

    /** Entailed as far as it has the words of the reference. */
    private static AnswerComparator comparator(boolean broken) {
        return new AnswerComparator() {
            @Override
            public String id() {
                return "words-1";
            }

            @Override
            public Comparison compare(String reference, String answer, Locale language) {
                double share = new SharedWords().similarity(reference, answer);
                return new Comparison(broken ? 1 - share : share, broken ? share : 1 - share, 0);
            }
        };
    }

    @Nested
    class OfComparator extends AnswerComparatorContract {
        @Override
        protected AnswerComparator comparator() {
            return TextContractsTest.comparator(false);
        }
    }

    @Test
    void aReferenceThatDoesNotFollowFromItselfBreaksTheComparatorsContract() {
        AnswerComparatorContract contract = new AnswerComparatorContract() {
            @Override
            protected AnswerComparator comparator() {
                return TextContractsTest.comparator(true);
            }
        };
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> contract.aSentenceFollowsFromItself("en"))
                .isInstanceOf(AssertionError.class);
    }
}
