package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.study.mastery.LearnLevel;
import dev.cardstock.study.mastery.QuestionType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Learning by the rules. */
final class ReferenceLearn implements Reference {
    private final QuestionRules rules;
    private final LearnSettings settings;
    private final Map<CardId, LearnLevel> begun;
    private final List<CardId> order;
    private final Set<QuestionType> recognition = EnumSet.noneOf(QuestionType.class);
    private final Set<QuestionType> production = EnumSet.noneOf(QuestionType.class);
    private final LearnLevel goal;
    private final Map<CardId, LearnLevel> levels = new HashMap<>();
    private final Map<CardId, Integer> misses = new HashMap<>();
    private final Map<CardId, Integer> lastRound = new HashMap<>();
    private final List<CardId> fresh = new ArrayList<>();
    /** Missed cards of the round, with how many others have to come before them. */
    private final Map<CardId, Integer> again = new HashMap<>();
    private final Set<CardId> risen = new HashSet<>();
    private final List<Boolean> statements = new ArrayList<>();
    private int round;
    private int size;
    private int finished;

    ReferenceLearn(QuestionRules rules, LearnSettings settings, Map<CardId, LearnLevel> begun) {
        this.rules = rules;
        this.settings = settings;
        this.begun = begun;
        order = List.copyOf(rules.set().entries.keySet());
        settings.types()
                .forEach(type -> (QuestionRules.isRecognition(type) ? recognition : production)
                        .add(type));
        goal = production.isEmpty() ? LearnLevel.FAMILIAR : LearnLevel.LEARNED;
        restart();
    }

    @Override
    public void restart() {
        order.forEach(card -> levels.put(card, begun.getOrDefault(card, LearnLevel.NEW)));
        misses.clear();
        lastRound.clear();
        fresh.clear();
        again.clear();
        statements.clear();
        round = 0;
        beginRound();
    }

    private void beginRound() {
        risen.clear();
        finished = 0;
        size = 0;
        if (settings.maxRounds() > 0 && round >= settings.maxRounds()) {
            return;
        }
        List<CardId> missed = new ArrayList<>();
        List<CardId> old = new ArrayList<>();
        List<CardId> unknown = new ArrayList<>();
        List<CardId> other = new ArrayList<>();
        for (CardId card : order) {
            if (levels.get(card).compareTo(goal) >= 0) {
                continue;
            }
            if (misses.containsKey(card)) {
                missed.add(card);
            } else if (levels.get(card) == LearnLevel.NEW) {
                unknown.add(card);
            } else if (!lastRound.containsKey(card) || round + 1 - lastRound.get(card) >= 2) {
                old.add(card);
            } else {
                other.add(card);
            }
        }
        for (List<CardId> part : List.of(missed, old, unknown, other)) {
            for (CardId card : part) {
                if (fresh.size() < settings.roundSize()) {
                    fresh.add(card);
                }
            }
        }
        size = fresh.size();
        round += fresh.isEmpty() ? 0 : 1;
    }

    @Override
    public void asks(StudyQuestion question) {
        CardId card = question.card();
        boolean isNext = !fresh.isEmpty() && fresh.get(0).equals(card);
        boolean isMissed = again.containsKey(card) && again.get(card) <= 0;
        assertThat(isNext || isMissed).as("%s may come now: %s, %s", card, fresh, again).isTrue();
        boolean isNew = levels.get(card) == LearnLevel.NEW;
        rules.check(question, isNew ? recognition : production,
                isNew ? settings.types() : production);
        if (question.type() == QuestionType.TRUE_FALSE) {
            int block = statements.size() / 4 * 4;
            long right = statements.subList(block, statements.size())
                    .stream()
                    .filter(is -> is)
                    .count();
            assertThat(rules.isTrue(question) ? right : statements.size() - block - right)
                    .as("half of a block is true: %s", statements)
                    .isLessThan(2);
        }
    }

    @Override
    public void done(Deed deed) {
        CardId card = deed.question().card();
        fresh.remove(card);
        again.remove(card);
        lastRound.put(card, round);
        again.replaceAll((other, wait) -> wait - 1);
        if (deed.response() == null) {
            size--;
        } else {
            answered(deed, card);
        }
        if (fresh.isEmpty() && again.isEmpty()) {
            beginRound();
        }
    }

    private void answered(Deed deed, CardId card) {
        QuestionType type = deed.question().type();
        if (type == QuestionType.TRUE_FALSE) {
            statements.add(rules.isTrue(deed.question()));
        }
        LearnLevel level = levels.get(card);
        if (!deed.right()) {
            misses.merge(card, 1, Integer::sum);
            levels.put(card, level == LearnLevel.LEARNED ? LearnLevel.FAMILIAR : LearnLevel.NEW);
            again.put(card, Math.min(settings.againAfter(), fresh.size() + again.size()));
            return;
        }
        finished++;
        if (level == LearnLevel.NEW && risen.add(card)) {
            levels.put(card, LearnLevel.FAMILIAR);
        } else if (level == LearnLevel.FAMILIAR && !QuestionRules.isRecognition(type)
                && risen.add(card)) {
            levels.put(card, LearnLevel.LEARNED);
        }
    }

    private boolean isOver() {
        return fresh.isEmpty() && again.isEmpty();
    }

    @Override
    public void asksNothing(StudySession session) {
        assertThat(isOver() || !settings.timeBudget().isZero()).isTrue();
    }

    boolean isTimeOver(Instant begin, Instant now) {
        return !settings.timeBudget().isZero()
                && !now.isBefore(begin.plus(settings.timeBudget()));
    }

    @Override
    public void compare(StudySession session) {
        LearnSession learning = (LearnSession) session;
        order.forEach(card -> assertThat(learning.level(card)).isEqualTo(levels.get(card)));
        for (LearnLevel level : LearnLevel.values()) {
            assertThat(learning.levels().get(level))
                    .isEqualTo((int) levels.values().stream().filter(level::equals).count());
        }
        assertThat(learning.round()).isEqualTo(Math.max(1, round));
        assertThat(learning.position()).isEqualTo(new Position(finished + 1, size));
        List<CardId> missed = new ArrayList<>(order);
        missed.removeIf(card -> !misses.containsKey(card));
        missed.sort((a, b) -> misses.get(b) - misses.get(a));
        assertThat(learning.missed()).isEqualTo(missed);
    }
}
