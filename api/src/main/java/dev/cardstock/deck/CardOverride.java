package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What one card has of its own, beside what follows from its note. A card without an override lies in
 * its note's deck and is neither flagged, suspended nor buried.
 *
 * @param card the card
 * @param deckId the deck that it lies in instead of its note's, or null
 * @param flag a coloured flag, 1 to 7, or 0 for none
 * @param suspended whether it is left out until somebody takes it back
 * @param buried whether and by whom it is put off until the next day
 * @param attributes what a format knows of it and the model does not, by name
 */
public record CardOverride(CardId card, @Nullable String deckId, int flag, boolean suspended,
        Buried buried, SortedMap<String, String> attributes) {
    /** Who put a card off until the next day. */
    public enum Buried {
        /** Nobody. */
        NO,
        /** The learner. */
        BY_LEARNER,
        /** The scheduler, because a sibling was shown. */
        BY_SCHEDULER
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the flag is not 0 to 7
     */
    public CardOverride {
        requireNonNull(card, "card");
        requireNonNull(buried, "buried");
        if (deckId != null) {
            Ids.check(deckId, "deck id");
        }
        if (flag < 0 || flag > 7) {
            throw new IllegalArgumentException(
                    "the flag of card '" + card + "' is " + flag + ", must be 0 to 7");
        }
        attributes = Attributes.copyOf(attributes);
    }

    /**
     * An override that changes nothing yet.
     *
     * @param card the card
     * @return the override
     */
    public static CardOverride of(CardId card) {
        return new CardOverride(card, null, 0, false, Buried.NO, Attributes.copyOf(Map.of()));
    }

    /**
     * Moves the card.
     *
     * @param newDeckId the deck's id, or null for its note's
     * @return the changed override
     */
    public CardOverride inDeck(@Nullable String newDeckId) {
        return new CardOverride(card, newDeckId, flag, suspended, buried, attributes);
    }

    /**
     * Flags the card.
     *
     * @param newFlag 1 to 7, or 0 for none
     * @return the changed override
     */
    public CardOverride flagged(int newFlag) {
        return new CardOverride(card, deckId, newFlag, suspended, buried, attributes);
    }

    /**
     * Suspends the card or takes it back.
     *
     * @param newSuspended whether it is suspended
     * @return the changed override
     */
    public CardOverride suspended(boolean newSuspended) {
        return new CardOverride(card, deckId, flag, newSuspended, buried, attributes);
    }

    /**
     * Buries the card or takes it back.
     *
     * @param newBuried by whom
     * @return the changed override
     */
    public CardOverride buried(Buried newBuried) {
        return new CardOverride(card, deckId, flag, suspended, newBuried, attributes);
    }

    /**
     * Replaces the attributes.
     *
     * @param newAttributes values by name
     * @return the changed override
     */
    public CardOverride withAttributes(Map<String, String> newAttributes) {
        return new CardOverride(card, deckId, flag, suspended, buried,
                Attributes.copyOf(newAttributes));
    }

    /** {@return whether it changes nothing and need not be kept} */
    public boolean isEmpty() {
        return deckId == null && flag == 0 && !suspended && buried == Buried.NO
                && attributes.isEmpty();
    }
}
