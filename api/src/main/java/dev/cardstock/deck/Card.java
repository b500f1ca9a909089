package dev.cardstock.deck;

import static java.util.Objects.requireNonNull;

import dev.cardstock.template.ClozeText;
import dev.cardstock.template.Template;
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
 */
public record Card(CardId id, Note note, NoteType type, CardTemplate template, int number) {
    /** Checks the components. */
    public Card {
        requireNonNull(id, "id");
        requireNonNull(note, "note");
        requireNonNull(type, "type");
        requireNonNull(template, "template");
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
            if (Template.parse(template.question().source()).showsContent(notEmpty)) {
                cards.add(ofTemplate(note, type, template));
            }
        }
        return cards.isEmpty()
                ? List.of(ofTemplate(note, type, type.templates().get(0)))
                : List.copyOf(cards);
    }

    private static Card ofTemplate(Note note, NoteType type, CardTemplate template) {
        return new Card(new CardId(note.id(), template.id()), note, type, template, 0);
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
                        type, type.templates().get(0), number))
                .toList();
    }

    private static Predicate<String> notEmpty(Note note, NoteType type) {
        return name -> {
            int index = type.indexOf(name);
            return index >= 0
                    ? index < note.fields().size() && !note.fields().get(index).isBlank()
                    : name.equals("Tags")
                            ? !note.tags().isEmpty()
                            : CardSides.SPECIAL_FIELDS.contains(name);
        };
    }

    /** {@return the side that asks} */
    public Markup prompt() {
        return new CardSides(this, notEmpty(note, type)).prompt();
    }

    /** {@return the side that answers, as a learner sees it} */
    public Markup answer() {
        return new CardSides(this, notEmpty(note, type)).answer();
    }

    /**
     * What a learner is expected to answer: the answering side without a repetition of the question, or
     * what is hidden under a cloze deletion (several with the same number are separated by a comma).
     *
     * @return the expected answer; blank for the masks of an image
     */
    public Markup expected() {
        return new CardSides(this, notEmpty(note, type)).expected();
    }

    /** {@return what the author added for grading this card} */
    public AnswerKey answerKey() {
        return note.answerKey(id.part());
    }
}
