package dev.cardstock.lint;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Options;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.text.TextSimilarity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a rule may look at, and how it is set. Immutable and thread-safe. */
public final class LintContext {
    private final LintMaterial material;
    private final @Nullable TextSimilarity similarity;
    private final Options options;
    private final Map<Class<?>, Object> shared;

    private LintContext(LintMaterial material, @Nullable TextSimilarity similarity,
            Options options, Map<Class<?>, Object> shared) {
        this.material = material;
        this.similarity = similarity;
        this.options = options;
        this.shared = shared;
    }

    LintContext(LintMaterial material, @Nullable TextSimilarity similarity) {
        this(requireNonNull(material, "material"), similarity, Options.none(),
                new ConcurrentHashMap<>());
    }

    /** The same with the settings of a rule. */
    LintContext with(Options settings) {
        return new LintContext(material, similarity, settings, shared);
    }

    /** {@return the library} */
    public Library library() {
        return material.library();
    }

    /** {@return its cards with their sides, in the order of the notes} */
    public List<CheckedCard> cards() {
        return shared(Cards.class, context -> new Cards(CheckedCard.of(context.library()))).all;
    }

    private record Cards(List<CheckedCard> all) {}

    /** {@return what a learner did with it; may be empty} */
    public LearningHistory history() {
        return material.history();
    }

    /** {@return the names of the media whose bytes are there, where somebody knows} */
    public Optional<Set<String>> media() {
        return Optional.ofNullable(material.media());
    }

    /** {@return what the reader of the file noticed; may be empty} */
    public List<Diagnostic> diagnostics() {
        return material.diagnostics();
    }

    /** {@return a measure of likeness, where the caller gave one} */
    public Optional<TextSimilarity> similarity() {
        return Optional.ofNullable(similarity);
    }

    /**
     * The value of a setting of the rule.
     *
     * @param option one of the rule's {@linkplain LintRule#options() options} that is a number
     * @return its value
     */
    public int number(LintOption option) {
        return Integer.parseInt(text(option).strip());
    }

    /**
     * The value of a setting of the rule.
     *
     * @param option one of the rule's {@linkplain LintRule#options() options}
     * @return its value
     */
    public String text(LintOption option) {
        return options.asMap().getOrDefault(option.name(), option.fallback());
    }

    /**
     * Something that several rules need, made when the first of them asks.
     *
     * @param type what it is
     * @param maker makes it, without regard to settings
     * @param <T> what it is
     * @return the same for every rule
     */
    public <T> T shared(Class<T> type, Function<LintContext, T> maker) {
        // Not computeIfAbsent: a maker may ask for other shared things.
        Object known = shared.get(type);
        if (known == null) {
            Object made = maker.apply(this);
            Object other = shared.putIfAbsent(type, made);
            known = other == null ? made : other;
        }
        return type.cast(known);
    }
}
