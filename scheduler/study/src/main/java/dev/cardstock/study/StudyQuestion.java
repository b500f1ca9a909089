package dev.cardstock.study;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.mastery.QuestionType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question as it is shown: nothing in it tells the answer. What has markup or media carries plain text
 * beside it; see {@link #plain}.
 *
 * @param number the number of the question in its session, from 1
 * @param type how it is asked, and so what {@link Response} fits
 * @param cards the items that it is about: one, or for matching those of the prompts
 * @param prompt what is asked; empty for matching
 * @param options for a multiple choice the options, for a true or false question the one answer to judge,
 *     for matching the answers; else empty
 * @param prompts for matching the prompts, else empty
 * @param wanted the type that the item should have been asked with; differs from the type only where that
 *     is not possible
 * @param reason why it is not possible, for people; empty where it is
 * @param language the language of the item; {@link Locale#ROOT} where it is unknown
 */
public record StudyQuestion(int number, QuestionType type, List<CardId> cards, Markup prompt,
        List<Markup> options, List<Markup> prompts, QuestionType wanted, String reason,
        Locale language) {
    /** Copies the lists. */
    public StudyQuestion {
        requireNonNull(type, "type");
        cards = List.copyOf(cards);
        requireNonNull(prompt, "prompt");
        options = List.copyOf(options);
        prompts = List.copyOf(prompts);
        requireNonNull(wanted, "wanted");
        requireNonNull(reason, "reason");
        requireNonNull(language, "language");
    }

    /** {@return the item that it is about; for matching the first one} */
    public CardId card() {
        return cards.get(0);
    }

    /** {@return why the item is not asked as it should have been; empty where it is} */
    public Optional<String> fallback() {
        return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
    }

    /**
     * A side as plain text, for screens that show no markup and for those who cannot see it: its text, and
     * the names of its media in brackets where there is no text.
     *
     * @param side a prompt or an option
     * @return the text, not blank unless the side is
     */
    public static String plain(Markup side) {
        String text = side.plainText().strip();
        return text.isEmpty() && !side.media().isEmpty()
                ? "[" + String.join(", ", side.media()) + "]"
                : text;
    }

    StudyQuestion numbered(int newNumber) {
        return new StudyQuestion(newNumber, type, cards, prompt, options, prompts, wanted, reason,
                language);
    }

    /** The same item, to be judged by the learner. */
    StudyQuestion selfRated(String why) {
        return new StudyQuestion(number, QuestionType.SELF_RATED, cards, prompt, List.of(),
                List.of(), wanted, why, language);
    }

    static StudyQuestion of(QuestionType type, CardId card, Markup prompt,
            List<Markup> options, @Nullable QuestionType wanted, String reason, Locale language) {
        return new StudyQuestion(1, type, List.of(card), prompt, options, List.of(),
                wanted == null ? type : wanted, reason, language);
    }
}
