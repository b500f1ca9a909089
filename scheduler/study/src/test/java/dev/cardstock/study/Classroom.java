package dev.cardstock.study;

import dev.cardstock.deck.Library;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Sets and a clock for tests. */
final class Classroom implements InstantSource {
    static final Instant START = Instant.parse("2026-03-20T12:00:00Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** Capitals, all with different prompts and answers. */
    static StudySet capitals(int count) {
        Library.Builder library = Library.builder("Capitals").language("en");
        for (int i = 0; i < count; i++) {
            library.card("land" + i, "town" + i);
        }
        return StudySet.of(library.build());
    }

    /** The right answer to a question. */
    static Response right(StudySet set, StudyQuestion question) {
        var item = set.item(question.card()).orElseThrow();
        return switch (question.type()) {
            case MULTIPLE_CHOICE -> new Response.Chosen(question.options().indexOf(item.answer()));
            case TRUE_FALSE ->
                new Response.Judged(question.options().get(0).equals(item.answer()));
            case TYPED, CLOZE -> Response.typed(item.answer().plainText());
            case SELF_RATED -> Response.known();
            case MATCHING -> new Response.Paired(0, question.options().indexOf(item.answer()));
        };
    }

    /** A wrong answer to a question. */
    static Response wrong(StudySet set, StudyQuestion question) {
        return switch (right(set, question)) {
            case Response.Chosen chosen ->
                new Response.Chosen((chosen.option() + 1) % question.options().size());
            case Response.Judged judged -> new Response.Judged(!judged.isTrue());
            case Response.Typed typed -> Response.typed("surely not");
            case Response.Paired paired -> new Response.Paired(0,
                    (paired.answer() + 1) % question.options().size());
            default -> Response.notKnown();
        };
    }
}
