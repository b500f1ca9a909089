package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.CheckedCard;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.Finding.Side;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import dev.cardstock.lint.LintRule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What rules have in common. */
abstract class Rule implements LintRule {
    private final String id;
    private final Severity severity;
    private final String description;
    private final List<LintOption> options;

    Rule(String id, Severity severity, String description, LintOption... options) {
        this.id = id;
        this.severity = severity;
        this.description = description;
        this.options = List.of(options);
    }

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final Severity severity() {
        return severity;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final List<LintOption> options() {
        return options;
    }

    final Finding.Builder finding(String message) {
        return Finding.builder(id, severity, message);
    }

    /** A finding at a side of a card, and at the field that this side shows where it is only one. */
    final Finding.Builder at(CheckedCard card, Side side, String message) {
        return at(card, side, 0, 0, message);
    }

    final Finding.Builder at(CheckedCard card, Side side, int from, int to, String message) {
        Finding.Builder finding = finding(message).card(card.card().id(), side);
        Markup shown = side == Side.PROMPT ? card.prompt() : card.expected();
        List<Markup> fields = card.card().note().fields();
        NoteType type = card.card().type();
        for (int i = 0; i < fields.size(); i++) {
            if (!shown.isBlank() && fields.get(i).plainText().equals(shown.plainText())) {
                return finding.field(type.fields().get(i).name(), from, to);
            }
        }
        return finding;
    }

    /** Looks at one card after the other. */
    abstract static class OfCards extends Rule {
        OfCards(String id, Severity severity, String description, LintOption... options) {
            super(id, severity, description, options);
        }

        @Override
        public final void check(LintContext context, Consumer<Finding> findings) {
            for (CheckedCard card : context.cards()) {
                check(card, context, findings);
            }
        }

        abstract void check(CheckedCard card, LintContext context, Consumer<Finding> findings);
    }

    /** A field of a note. */
    record Field(Note note, NoteType type, int index) {
        Markup content() {
            return note.fields().get(index);
        }

        String name() {
            return type.fields().get(index).name();
        }

        /** The note with another content of this field. */
        Note with(Markup other) {
            List<Markup> fields = new ArrayList<>(note.fields());
            fields.set(index, other);
            return note.toBuilder().fields(fields).build();
        }
    }

    /** Looks at one field after the other. */
    abstract static class OfFields extends Rule {
        OfFields(String id, Severity severity, String description, LintOption... options) {
            super(id, severity, description, options);
        }

        @Override
        public final void check(LintContext context, Consumer<Finding> findings) {
            Library library = context.library();
            for (Note note : library.notes()) {
                NoteType type = library.typeOf(note);
                for (int i = 0; i < note.fields().size(); i++) {
                    if (!note.fields().get(i).source().isEmpty()) {
                        check(new Field(note, type, i), context, findings);
                    }
                }
            }
        }

        final Finding.Builder at(Field field, int from, int to, String message) {
            int length = field.content().plainText().length();
            return finding(message).note(field.note().id())
                    .field(field.name(), Math.min(from, length), Math.min(to, length));
        }

        abstract void check(Field field, LintContext context, Consumer<Finding> findings);
    }

    /** The first card of a note in a group, which stands for the group, and the notes of the others. */
    static List<String> notesOf(List<CheckedCard> cards) {
        return cards.stream().map(CheckedCard::noteId).distinct().limit(20).toList();
    }

    static boolean ofOneNote(CardId a, CardId b) {
        return a.note().equals(b.note());
    }
}
