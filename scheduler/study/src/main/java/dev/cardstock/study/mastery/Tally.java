package dev.cardstock.study.mastery;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.Rating;
import dev.cardstock.review.Review;
import dev.cardstock.study.mastery.LearnerEvent.Answered;
import dev.cardstock.study.mastery.LearnerEvent.Ended;
import dev.cardstock.study.mastery.LearnerEvent.Imported;
import dev.cardstock.study.mastery.LearnerEvent.MatchDone;
import dev.cardstock.study.mastery.LearnerEvent.Overridden;
import dev.cardstock.study.mastery.LearnerEvent.ReviewEntry;
import dev.cardstock.study.mastery.LearnerEvent.Scheduled;
import dev.cardstock.study.mastery.LearnerEvent.Started;
import dev.cardstock.study.mastery.LearnerEvent.TestDone;
import dev.cardstock.study.mastery.LearnerEvent.Undone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up the events of one learner. */
final class Tally {
    /** By which an answer is found again: the last of its session with its number. */
    private record Key(Turn turn, CardId card) {}

    private record Turn(String session, int number) {}

    private final Map<Key, Answered> answers = new LinkedHashMap<>();
    private final Map<Turn, List<Key>> turns = new HashMap<>();
    private final Map<Key, Overridden> overrides = new LinkedHashMap<>();
    private final List<Review> imports = new ArrayList<>();
    private final Map<CardId, CardSchedule> schedules = new LinkedHashMap<>();
    private final Map<String, TestDone> tests = new LinkedHashMap<>();
    private final Map<String, MatchDone> matches = new LinkedHashMap<>();
    private int sessions;

    void add(LearnerEvent event) {
        switch (event) {
            case Started started -> sessions++;
            case Answered answer -> {
                Turn turn = new Turn(answer.session(), answer.number());
                Key key = new Key(turn, answer.card());
                answers.remove(key);
                overrides.remove(key);
                answers.put(key, answer);
                turns.computeIfAbsent(turn, t -> new ArrayList<>()).add(key);
            }
            case Overridden override ->
                overrides.put(new Key(new Turn(override.session(), override.number()),
                        override.card()), override);
            case Undone undone -> {
                takeBack(new Turn(undone.session(), undone.number()));
                matches.remove(undone.session());
            }
            case TestDone test -> tests.put(test.session(), test);
            case MatchDone match -> matches.put(match.session(), match);
            case Ended ended -> {}
            case Imported imported -> imports.add(imported.review());
            case Scheduled scheduled ->
                schedules.put(scheduled.schedule().card(), scheduled.schedule());
        }
    }

    private void takeBack(Turn turn) {
        List<Key> keys = turns.remove(turn);
        if (keys != null) {
            keys.forEach(answers::remove);
        }
    }

    Map<CardId, ItemProgress> items() {
        Map<CardId, List<Evidence>> evidence = new LinkedHashMap<>();
        Map<CardId, LearnLevel> levels = new LinkedHashMap<>();
        Map<CardId, Map<CardId, Integer>> confusions = new LinkedHashMap<>();
        answers.forEach((key, answer) -> {
            Overridden override = overrides.get(key);
            boolean right = override == null ? answer.right() : override.right();
            LearnLevel level = override == null ? answer.level() : override.level();
            CardId card = answer.card();
            evidence.computeIfAbsent(card, c -> new ArrayList<>())
                    .add(new Evidence(answer.time(), answer.mode(), answer.type(), right));
            if (level != null) {
                levels.put(card, level);
            }
            CardId other = answer.confusedWith();
            if (other != null && !right) {
                confusions.computeIfAbsent(card, c -> new TreeMap<>())
                        .merge(other, 1, Integer::sum);
            }
        });
        addImported(evidence);
        Map<CardId, ItemProgress> items = new LinkedHashMap<>();
        evidence.forEach((card, list) -> items.put(card, new ItemProgress(card, list,
                levels.getOrDefault(card, LearnLevel.NEW),
                confusions.getOrDefault(card, Map.of()))));
        return items;
    }

    /** Reviews that were done elsewhere are evidence too: the learner brought forth the answer and rated it. */
    private void addImported(Map<CardId, List<Evidence>> evidence) {
        Set<CardId> cards = new HashSet<>();
        for (Review review : imports) {
            Rating rating = review.rating();
            if (rating != null) {
                cards.add(review.card());
                evidence.computeIfAbsent(review.card(), c -> new ArrayList<>())
                        .add(new Evidence(review.time(), Mode.SPACED, QuestionType.SELF_RATED,
                                rating.recalled()));
            }
        }
        cards.forEach(card -> requireNonNull(evidence.get(card))
                .sort(Comparator.comparing(Evidence::time)));
    }

    List<Review> reviews() {
        List<Review> reviews = new ArrayList<>(imports);
        answers.forEach((key, answer) -> {
            Overridden override = overrides.get(key);
            @Nullable
            ReviewEntry entry = override == null ? answer.review() : override.review();
            if (entry != null) {
                reviews.add(new Review(answer.card(), answer.time(), entry.rating(),
                        answer.taken(), entry.kind(), new TreeMap<>()));
            }
        });
        return reviews;
    }

    Map<CardId, CardSchedule> imported() {
        return schedules;
    }

    Collection<TestDone> tests() {
        return tests.values();
    }

    Collection<MatchDone> matches() {
        return matches.values();
    }

    int sessions() {
        return sessions;
    }
}
