package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import dev.cardstock.template.ClozeText;
import dev.cardstock.template.FieldFilters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * One thing to answer that a note gives rise to. Cards are derived, never stored.
 *
 * @param id what identifies it
 * @param note its note
 * @param type the note's type
 * @param template the template that renders it
 * @param number the number of its cloze deletion or mask, from 1; 0 for other cards
 * @param deck the names of the deck that it lies in and of those around it, as one text with
 *     {@value Library#PATH_SEPARATOR} between them; empty for a card that is not from a library
 * @param flag its coloured flag, 1 to 7, or 0 for none
 */
public record Card(CardId id, Note note, NoteType type, CardTemplate template, int number,
        String deck, int flag) {
    /** Checks the components. */
    public Card {
        requireNonNull(id, "id");
        requireNonNull(note, "note");
        requireNonNull(type, "type");
        requireNonNull(template, "template");
        requireNonNull(deck, "deck");
    }

    /**
     * The cards of a note, at least one. A note none of whose templates shows content, or a cloze note
     * without a deletion, still gives its first card, so that nothing disappears unseen.
     *
     * @param note the note
     * @param type its type
     * @return its cards, in the order of templates or numbers
     * @throws IllegalArgumentException if the type is not the note's
     */
    public static List<Card> of(Note note, NoteType type) {
        if (!note.typeId().equals(type.id())) {
            throw new IllegalArgumentException("note '" + note.id() + "' has the type '"
                    + note.typeId() + "', not '" + type.id() + "'");
        }
        return switch (type.kind()) {
            case NORMAL -> ofTemplates(note, type);
            case CLOZE -> ofNumbers(note, type, "c");
            case IMAGE_OCCLUSION -> ofNumbers(note, type, "m");
        };
    }

    private static List<Card> ofTemplates(Note note, NoteType type) {
        if (type.templates().size() == 1) {
            return List.of(ofTemplate(note, type, type.templates().get(0)));
        }
        Predicate<String> notEmpty = notEmpty(note, type);
        List<Card> cards = new ArrayList<>();
        for (CardTemplate template : type.templates()) {
            if (ParsedTemplates.of(template.question().source()).showsContent(notEmpty)) {
                cards.add(ofTemplate(note, type, template));
            }
        }
        return cards.isEmpty()
                ? List.of(ofTemplate(note, type, type.templates().get(0)))
                : List.copyOf(cards);
    }

    private static Card ofTemplate(Note note, NoteType type, CardTemplate template) {
        return new Card(new CardId(note.id(), template.id()), note, type, template, 0, "", 0);
    }

    private static List<Card> ofNumbers(Note note, NoteType type, String prefix) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (Markup field : note.fields()) {
            numbers.addAll(ClozeText.parse(field.source()).numbers());
        }
        if (numbers.isEmpty()) {
            numbers.add(1);
        }
        return numbers.stream()
                .map(number -> new Card(new CardId(note.id(), prefix + number), note,
                        type, type.templates().get(0), number, "", 0))
                .toList();
    }

    private static Predicate<String> notEmpty(Note note, NoteType type) {
        return name -> {
            int index = type.indexOf(name);
            return index >= 0
                    ? index < note.fields().size() && !isEmpty(note.fields().get(index))
                    : name.equals("Tags")
                            ? !note.tags().isEmpty() || note.starred()
                            : CardSides.SPECIAL_FIELDS.contains(name);
        };
    }

    private static boolean isEmpty(Markup field) {
        return field.kind() == Markup.Kind.HTML
                ? FieldFilters.isEmpty(field.source())
                : field.isBlank();
    }

    /** This card in a library. */
    Card in(String path, int newFlag) {
        return new Card(id, note, type, template, number, path, newFlag);
    }

    private CardSides sides() {
        return new CardSides(this, notEmpty(note, type));
    }

    /** {@return the side that asks; in HTML as Anki renders it} */
    public Markup prompt() {
        return sides().prompt();
    }

    /** {@return the side that answers, as a learner sees it; in HTML as Anki renders it} */
    public Markup answer() {
        return sides().answer();
    }

    /**
     * What a learner is expected to answer: what the question has to be typed, if anything; else the
     * answering side without what the question shows already, or what is hidden under a cloze deletion
     * (several with the same number are separated by a comma).
     *
     * @return the expected answer; blank for the masks of an image
     */
    public Markup expected() {
        return sides().expected();
    }

    /** {@return what the author added for grading this card} */
    public AnswerKey answerKey() {
        return note.answerKey(id.part());
    }
}
