package dev.cardstock.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Options;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.grading.similarity.DeckSimilarity;
import dev.cardstock.grading.similarity.Overlap;
import dev.cardstock.grading.similarity.Overlap.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Facts that a page asks twice in other words. */
class NearFactsTest {
    static final Set<Set<String>> TWICE = pairs(
            """
                    Why divide by √d_k in attention scores?|Why divide by √dₖ in attention?
                    Why do we need positional encodings?|Why do Transformers need positional information at all?
                    What is weight tying?|What is weight tying and why use it?
                    What is kv-cache during inference?|What is the kv-cache and why is it crucial for generation?
                    How do encoder and decoder differ?|How do encoder vs decoder blocks differ structurally?
                    What is the canonical Transformer block?|What is the minimal Transformer block recipe?
                    What does the feed-forward network (FFN) do?|What does the FFN actually do?
                    What is cross-attention?|What is cross-attention wiring?
                    Why use GELU over ReLU in FFNs?|Why choose GELU over ReLU in FFNs?
                    What is pre-norm vs post-norm?|Why pre-norm over post-norm in modern LLMs?
                    What is multi-query attention (MQA)?|What is Multi-Query Attention (MQA) and why use it?
                    Why is layer normalization used?|What does LayerNorm normalize?
                    Why “multi-head” attention?|How does multi-head attention increase capacity without huge cost?
                    """);

    /** Nearly the same question as well, so that finding it is no mistake. */
    private static final Set<Set<String>> NEARLY = pairs("""
            What is pre-norm vs post-norm?|what is Pre-LN vs Post-LN?
            Why pre-norm over post-norm in modern LLMs?|what is Pre-LN vs Post-LN?
            What is masked attention and why is it needed?|What is a Causal Mask?
            How is scaled dot-product attention computed?|What is a Scaled Dot-Product Attention?
            """);

    private static Set<Set<String>> pairs(String lines) {
        return lines.lines().map(line -> Set.of(line.split("\\|"))).collect(Collectors.toSet());
    }

    @Test
    void factsThatAPageAsksTwiceAreFoundAndLittleElse() throws Exception {
        Set<Set<String>> found = new HashSet<>();
        try (ImportResult read = DeckFormats.installed()
                .read(DeckSource.of("transformers.txt", DemoCommand.resource("transformers.txt")),
                        ImportSettings.defaults()
                                .options(Options.none().with("language", "en")))) {
            Library library = read.library();
            Map<CardId, String> prompts = library.cards()
                    .collect(Collectors.toMap(card -> card.id(),
                            card -> card.prompt().plainText()));
            List<Overlap> overlaps = DeckSimilarity.of(library).overlaps();
            overlaps.stream()
                    .filter(overlap -> overlap.kind() == Kind.NEAR_FACT
                            || overlap.kind() == Kind.SIMILAR_PROMPT)
                    .forEach(overlap -> found.add(overlap.cards()
                            .stream()
                            .map(prompts::get)
                            .collect(Collectors.toSet())));
        }
        Set<Set<String>> right = new HashSet<>(found);
        right.retainAll(TWICE);
        found.removeAll(TWICE);
        found.removeAll(NEARLY);
        assertThat(right).hasSizeGreaterThanOrEqualTo(5);
        assertThat(found).hasSizeLessThanOrEqualTo(2);
    }
}
