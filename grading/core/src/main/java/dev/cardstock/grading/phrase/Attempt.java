package dev.cardstock.grading.phrase;

import dev.cardstock.grading.language.LanguageProfile;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An answer with the forms of it that comparisons need, each made when it is first needed. In one thread. */
final class Attempt {
    final String raw;
    final Tokens tokens;
    private final LanguageProfile profile;
    private final Locale language;
    private @Nullable List<Dates.Day> dates;
    private @Nullable Quantity quantity;
    private boolean quantityKnown;

    Attempt(String raw, LanguageProfile profile, Locale language) {
        this.raw = raw;
        this.profile = profile;
        this.language = language;
        tokens = Tokens.of(raw, profile);
    }

    boolean isEmpty() {
        return tokens.text.toString().isBlank();
    }

    /** Whether it is more than a phrase. */
    boolean isSentence() {
        return tokens.content() > PreparedQuestion.MOST_CONTENT;
    }

    List<Dates.Day> dates() {
        List<Dates.Day> made = dates;
        if (made == null) {
            made = Dates.of(raw, profile, language);
            dates = made;
        }
        return made;
    }

    String inFigures() {
        return profile.inFigures(raw.strip(), false);
    }

    /** The time of day that it is; see {@link LanguageProfile#timeOfDay}. */
    Set<Integer> time(boolean dots) {
        return profile.timeOfDay(raw, dots);
    }

    @Nullable
    Quantity quantity() {
        if (!quantityKnown) {
            quantity = Quantity.of(raw, profile);
            quantityKnown = true;
        }
        return quantity;
    }
}
