package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import dev.cardstock.template.Template;
import java.util.Map;
import java.util.SortedMap;

/**
 * How one card of a note looks. Question and answer are {@linkplain Template templates}: markup whose
 * source is what the author wrote, and whose plain text is the same template without the markup, from
 * which the plain text of cards is made.
 *
 * @param id its id, unique in the note type and stable; part of the {@link CardId} of its cards
 * @param name its name for people
 * @param question the template of the side that asks
 * @param answer the template of the side that answers
 * @param attributes what a format knows of it and the model does not, by name
 */
public record CardTemplate(String id, String name, Markup question, Markup answer,
        SortedMap<String, String> attributes) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the id cannot be part of a card id
     */
    public CardTemplate {
        CardId.checkPart(id);
        requireNonNull(name, "name");
        requireNonNull(question, "question");
        requireNonNull(answer, "answer");
        attributes = Attributes.copyOf(attributes);
    }

    /**
     * A template of plain text.
     *
     * @param id its id
     * @param name its name
     * @param question the question side, such as <code>{{Front}}</code>
     * @param answer the answer side, such as <code>{{Back}}</code>
     * @return the template
     */
    public static CardTemplate plain(String id, String name, String question, String answer) {
        return new CardTemplate(id, name, Markup.plain(question), Markup.plain(answer),
                Attributes.copyOf(Map.of()));
    }
}
