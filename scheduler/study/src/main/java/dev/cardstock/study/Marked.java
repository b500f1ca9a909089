package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.RatingPolicy;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.CardId;
import dev.cardstock.review.Rating;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import dev.cardstock.text.EquivalenceKey;
import org.jspecify.annotations.Nullable;

/**
 * An answer to one item, marked.
 *
 * @param right whether it is right
 * @param score how right, 0 to 1
 * @param rating what it is worth to a schedule
 * @param confusedWith the card whose answer it is, where it is wrong
 * @param text the answer as text
 */
record Marked(boolean right, double score, Rating rating, @Nullable CardId confusedWith,
        String text) {
    /** Marks the answer to a question about one item. */
    static Marked of(Posed posed, Step step, StudySet set, int knownFrom) {
        Response response = requireNonNull(step.response());
        return switch (response) {
            case Response.DontKnow none -> new Marked(false, 0, Rating.AGAIN, null, "");
            case Response.Chosen chosen -> recognised(chosen.option() == posed.right(),
                    posed.sources().get(chosen.option()), StudyQuestion.plain(
                            posed.question().options().get(chosen.option())));
            case Response.Judged judged -> {
                boolean right = judged.isTrue() == (posed.right() == 0);
                yield recognised(right, judged.isTrue() ? posed.sources().get(0) : null,
                        judged.isTrue() ? "true" : "false");
            }
            case Response.Rated rated -> new Marked(rated.rating().recalled(),
                    rated.rating().recalled() ? 1 : 0, rated.rating(), null,
                    rated.rating().name().toLowerCase(java.util.Locale.ROOT));
            case Response.Confident confident -> confident(confident.confidence(), knownFrom);
            case Response.Typed typed -> typed(posed.item(), typed.text(), step, set);
            case Response.Paired paired -> {
                Item item = posed.items().get(paired.prompt());
                CardId source = posed.sources().get(paired.answer());
                boolean right = item.id().equals(source);
                yield recognised(right, source, StudyQuestion.plain(
                        posed.question().options().get(paired.answer())));
            }
            case Response.Assigned assigned -> throw new IllegalStateException(
                    "pairs are marked one by one");
        };
    }

    /** Marks one pair of a block; a place of -1 is no answer. */
    static Marked pair(Posed posed, int prompt, int answer) {
        Item item = posed.items().get(prompt);
        CardId source = posed.sources().get(answer);
        return recognised(item.id().equals(source), source,
                StudyQuestion.plain(posed.question().options().get(answer)));
    }

    private static Marked recognised(boolean right, @Nullable CardId source, String text) {
        return new Marked(right, right ? 1 : 0, right ? Rating.GOOD : Rating.AGAIN,
                right ? null : source, text);
    }

    private static Marked confident(int confidence, int knownFrom) {
        boolean known = confidence >= knownFrom;
        Rating rating = !known
                ? Rating.AGAIN
                : confidence == 5 ? Rating.EASY : confidence == 4 ? Rating.GOOD : Rating.HARD;
        return new Marked(known, known ? 1 : 0, rating, null, Integer.toString(confidence));
    }

    private static Marked typed(Item item, String text, Step step, StudySet set) {
        Grade grade = requireNonNull(step.grade());
        Boolean overridden = step.overridden();
        if (overridden != null) {
            return new Marked(overridden, overridden ? 1 : 0,
                    overridden ? Rating.HARD : Rating.AGAIN, null, text);
        }
        Rating decided = step.decided();
        if (decided != null) {
            return new Marked(decided.recalled(), decided.recalled() ? 1 : 0, decided, null, text);
        }
        boolean right = grade.accepted();
        EquivalenceKey key = EquivalenceKey.of(text, item.language());
        CardId other = right || key.isEmpty() || item.accepted().contains(key)
                ? null
                : set.itemWithAnswer(key).map(Item::id).orElse(null);
        double score = right ? 1 : grade.verdict() == Verdict.PARTIAL ? grade.credit() : 0;
        return new Marked(right, score,
                RatingPolicy.ofDefaults().rate(grade).orElse(Rating.AGAIN), other, text);
    }

    /**
     * Checks that an answer fits its question.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void check(StudyQuestion question, Response response) {
        QuestionType type = question.type();
        int options = question.options().size();
        int prompts = question.prompts().size();
        boolean fits = switch (response) {
            case Response.DontKnow none -> type != QuestionType.MATCHING;
            case Response.Chosen chosen -> type == QuestionType.MULTIPLE_CHOICE
                    && chosen.option() >= 0 && chosen.option() < options;
            case Response.Judged judged -> type == QuestionType.TRUE_FALSE;
            case Response.Typed typed -> type.isTyped();
            case Response.Rated rated -> type == QuestionType.SELF_RATED;
            case Response.Confident confident -> type == QuestionType.SELF_RATED;
            case Response.Paired paired -> type == QuestionType.MATCHING && paired.prompt() >= 0
                    && paired.prompt() < prompts && paired.answer() >= 0
                    && paired.answer() < options;
            case Response.Assigned assigned -> type == QuestionType.MATCHING
                    && assigned.answers().size() == prompts && assigned.answers()
                            .stream()
                            .allMatch(answer -> answer >= -1 && answer < options);
        };
        if (!fits) {
            throw new IllegalArgumentException(response + " is no answer to question "
                    + question.number() + ", which is " + type.key() + " with " + options
                    + " options");
        }
    }
}
