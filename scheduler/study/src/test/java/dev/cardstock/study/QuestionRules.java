package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.ReferenceSet.Entry;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.text.EquivalenceKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Judges single questions: whether a card may be asked so, and what is offered. */
record QuestionRules(ReferenceSet set, boolean sentences, int distractors) {
    private static final Set<QuestionType> RECOGNITION = EnumSet.of(QuestionType.MULTIPLE_CHOICE,
            QuestionType.TRUE_FALSE);

    /** Whether a card can be asked so for certain. */
    boolean surely(CardId card, QuestionType type) {
        return switch (type) {
            case MULTIPLE_CHOICE -> set.fewestWrong(card) >= distractors;
            case TRUE_FALSE -> set.fewestWrong(card) >= 1;
            case TYPED -> isTypeable(card) && !set.isCloze(card);
            case CLOZE -> isTypeable(card) && set.isCloze(card);
            case SELF_RATED -> true;
            case MATCHING -> false;
        };
    }

    private boolean perhaps(CardId card, QuestionType type) {
        return switch (type) {
            case MULTIPLE_CHOICE -> set.mostWrong(card) >= distractors;
            case TRUE_FALSE -> set.mostWrong(card) >= 1;
            default -> surely(card, type);
        };
    }

    private boolean isTypeable(CardId card) {
        return set.isTypeable(card)
                || sentences && !set.entry(card).card().expected().plainText().isBlank();
    }

    /** The types that fit a card: whoever allows typing allows it in gaps. */
    private Set<QuestionType> fitting(CardId card, Set<QuestionType> types) {
        EnumSet<QuestionType> fitting = EnumSet.noneOf(QuestionType.class);
        for (QuestionType type : types) {
            if (type == QuestionType.TYPED && set.isCloze(card)) {
                fitting.add(QuestionType.CLOZE);
            } else if (type != QuestionType.CLOZE || set.isCloze(card)) {
                fitting.add(type);
            }
        }
        return fitting;
    }

    /** The question is of a preferred type unless none is possible, then of another one. */
    void check(StudyQuestion question, Set<QuestionType> preferred, Set<QuestionType> allowed) {
        CardId card = question.card();
        QuestionType type = question.type();
        assertThat(perhaps(card, type)).as("%s of %s", type, card).isTrue();
        boolean possible = fitting(card, preferred).stream().anyMatch(t -> surely(card, t));
        if (possible) {
            assertThat(fitting(card, preferred)).contains(type);
        } else if (!fitting(card, preferred).contains(type)) {
            boolean other = fitting(card, allowed).stream().anyMatch(t -> surely(card, t));
            assertThat(type == QuestionType.SELF_RATED && !other
                    || fitting(card, allowed).contains(type)).as("%s of %s", type, allowed)
                    .isTrue();
        }
        if (!fitting(card, preferred).contains(type) && !preferred.isEmpty()) {
            assertThat(question.fallback()).isPresent();
        }
        assertThat(question.wanted() == type).isEqualTo(question.fallback().isEmpty());
        checkContent(question);
    }

    /** What is shown: one option is right, none is there twice, and each wrong one may be offered. */
    void checkContent(StudyQuestion question) {
        Entry entry = set.entry(question.card());
        assertThat(set.key(question.prompt(), entry.card())).isEqualTo(entry.prompt());
        List<EquivalenceKey> keys = new ArrayList<>();
        question.options().forEach(option -> keys.add(set.key(option, entry.card())));
        switch (question.type()) {
            case MULTIPLE_CHOICE -> {
                assertThat(keys).hasSize(distractors + 1).doesNotHaveDuplicates();
                assertThat(keys.stream().filter(entry.accepted()::contains)).hasSize(1);
                keys.forEach(key -> checkOffered(entry, key));
                Set<EquivalenceKey> authored = new HashSet<>(set.authored(entry));
                authored.retainAll(keys);
                assertThat(authored.size()).as("authored wrong answers come first")
                        .isEqualTo(Math.min(distractors, set.authored(entry).size()));
            }
            case TRUE_FALSE -> {
                assertThat(keys).hasSize(1);
                checkOffered(entry, keys.get(0));
            }
            default -> assertThat(keys).isEmpty();
        }
    }

    private void checkOffered(Entry entry, EquivalenceKey key) {
        if (!entry.accepted().contains(key) && !set.authored(entry).contains(key)) {
            assertThat(set.entries.values())
                    .as("%s offered for %s", key, entry.card().prompt().plainText())
                    .anyMatch(other -> other.answer().equals(key)
                            && set.mayBeOffered(entry, other, 1e-9));
        }
    }

    /** Whether what a true or false question shows is right. */
    boolean isTrue(StudyQuestion question) {
        return set.accepts(question.card(), question.options().get(0));
    }

    /** The place of the right option. */
    int right(StudyQuestion question) {
        List<Markup> options = question.options();
        for (int i = 0; i < options.size(); i++) {
            if (set.accepts(question.card(), options.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no option is right: " + question);
    }

    static boolean isRecognition(QuestionType type) {
        return RECOGNITION.contains(type);
    }
}
