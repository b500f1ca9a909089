package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Chance;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import dev.cardstock.study.set.StudySet.Distractor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes questions about items. All chance comes from the seed, the session and the item. */
final class Asker {
    /** Among so many true or false questions one after the other half are true. */
    private static final int BLOCK = 4;

    private final StudySet set;
    private final long seed;
    private final int wrongAnswers;
    private final boolean sentences;

    Asker(StudySet set, long seed, int wrongAnswers, boolean sentences) {
        this.set = set;
        this.seed = seed;
        this.wrongAnswers = wrongAnswers;
        this.sentences = sentences;
    }

    /**
     * Asks an item.
     *
     * @param preferred the types to choose among
     * @param allowed the types to fall back on
     * @param ordinal how often the item was asked before
     * @param judged how many true or false questions there were before
     * @param confusions the cards that the learner took the item for
     */
    Posed ask(Item item, Set<QuestionType> preferred, Set<QuestionType> allowed, int ordinal,
            int judged, Map<CardId, Integer> confusions) {
        long chance = Chance.of(seed, Chance.of(item.id()), ordinal);
        Set<QuestionType> wanted = fitting(item, preferred);
        Set<QuestionType> others = fitting(item, allowed);
        List<QuestionType> choice = List.copyOf(wanted.isEmpty() ? others : wanted);
        if (choice.isEmpty()) {
            return selfRated(item, List.copyOf(allowed).get(0), "the card has no gap to fill");
        }
        QuestionType first = choice
                .get((int) Long.remainderUnsigned(Chance.mixed(chance), choice.size()));
        EnumSet<QuestionType> left = EnumSet.copyOf(choice);
        left.addAll(others);
        left.remove(first);
        Posed posed = ask(item, first, first, "", chance, judged, confusions);
        if (posed != null) {
            return posed;
        }
        String reason = reason(item, first);
        for (QuestionType type : choice) {
            posed = left.remove(type)
                    ? ask(item, type, first, reason, chance, judged, confusions)
                    : null;
            if (posed != null) {
                return posed;
            }
        }
        for (QuestionType type : left) {
            posed = ask(item, type, first, reason, chance, judged, confusions);
            if (posed != null) {
                return posed;
            }
        }
        return selfRated(item, first, reason);
    }

    /** The types in which a card of its sort can be asked at all: typed answers to cloze cards are cloze. */
    private static Set<QuestionType> fitting(Item item, Set<QuestionType> types) {
        EnumSet<QuestionType> fitting = EnumSet.noneOf(QuestionType.class);
        boolean cloze = item.card().type().kind() == NoteType.Kind.CLOZE;
        for (QuestionType type : types) {
            if (type.isTyped()) {
                if (cloze) {
                    fitting.add(QuestionType.CLOZE);
                } else if (type == QuestionType.TYPED) {
                    fitting.add(type);
                }
            } else {
                fitting.add(type);
            }
        }
        return fitting;
    }

    boolean isTypeable(Item item) {
        return item.isTypeable() || sentences && item.hasWords();
    }

    /** Why an item cannot be asked so. */
    String reason(Item item, QuestionType type) {
        if (type.isTyped()) {
            return item.hasWords()
                    ? "the answer is too long to be typed"
                    : "the answer has no text that could be typed";
        }
        if (type == QuestionType.MATCHING) {
            return "too few items are left that could stand side by side";
        }
        return "the set has too few wrong answers that could be offered";
    }

    private static Posed selfRated(Item item, QuestionType wanted, String reason) {
        return posed(item, QuestionType.SELF_RATED, wanted, reason, List.of(), 0, List.of());
    }

    private @Nullable Posed ask(Item item, QuestionType type, QuestionType wanted, String reason,
            long chance, int judged, Map<CardId, Integer> confusions) {
        return switch (type) {
            case MULTIPLE_CHOICE -> choice(item, wanted, reason, chance, confusions);
            case TRUE_FALSE -> judgement(item, wanted, reason, chance, judged, confusions);
            case TYPED, CLOZE -> isTypeable(item)
                    ? posed(item, type, wanted, reason, List.of(), 0, List.of())
                    : null;
            case SELF_RATED -> posed(item, type, wanted, reason, List.of(), 0, List.of());
            case MATCHING -> null;
        };
    }

    private @Nullable Posed choice(Item item, QuestionType wanted, String reason, long chance,
            Map<CardId, Integer> confusions) {
        List<Distractor> wrong = set.distractors(item, wrongAnswers, chance, confusions);
        if (wrong.size() < wrongAnswers) {
            return null;
        }
        List<Distractor> all = new ArrayList<>(wrong);
        all.add(new Distractor(item.answer(), item.id()));
        List<Integer> order = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingLong(i -> Chance.of(chance, i)))
                .toList();
        return posed(item, QuestionType.MULTIPLE_CHOICE, wanted, reason,
                order.stream().map(i -> all.get(i).answer()).toList(),
                order.indexOf(all.size() - 1), sources(order, all));
    }

    private static List<@Nullable CardId> sources(List<Integer> order, List<Distractor> all) {
        List<@Nullable CardId> sources = new ArrayList<>();
        order.forEach(i -> sources.add(all.get(i).source()));
        return sources;
    }

    private @Nullable Posed judgement(Item item, QuestionType wanted, String reason, long chance,
            int judged, Map<CardId, Integer> confusions) {
        List<Distractor> wrong = set.distractors(item, 1, chance, confusions);
        if (wrong.isEmpty()) {
            return null;
        }
        boolean isTrue = isTrue(judged);
        List<@Nullable CardId> sources = new ArrayList<>();
        sources.add(isTrue ? item.id() : wrong.get(0).source());
        return posed(item, QuestionType.TRUE_FALSE, wanted, reason,
                List.of(isTrue ? item.answer() : wrong.get(0).answer()), isTrue ? 0 : -1, sources);
    }

    /** Whether a true or false question is true: half of each block are. */
    private boolean isTrue(int judged) {
        int block = judged / BLOCK;
        long own = place(block, judged % BLOCK);
        long before = IntStream.range(0, BLOCK).filter(i -> place(block, i) < own).count();
        return before < BLOCK / 2;
    }

    private long place(int block, int number) {
        return Chance.of(seed, 2, block, number);
    }

    private static Posed posed(Item item, QuestionType type, QuestionType wanted, String reason,
            List<Markup> options, int right, List<@Nullable CardId> sources) {
        return new Posed(StudyQuestion.of(type, item.id(), item.prompt(), options, wanted, reason,
                item.language()), List.of(item), right, sources);
    }
}
