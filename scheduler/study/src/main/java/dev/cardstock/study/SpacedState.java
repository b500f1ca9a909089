package dev.cardstock.study;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.DeckOptions;
import dev.cardstock.deck.Library;
import dev.cardstock.review.Answered;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.LearningHistory;
import dev.cardstock.scheduler.queue.Leech;
import dev.cardstock.scheduler.queue.QueueCard;
import dev.cardstock.scheduler.queue.QueueDeck;
import dev.cardstock.scheduler.queue.QueueInput;
import dev.cardstock.scheduler.queue.QueueSettings;
import dev.cardstock.scheduler.queue.StudyQueue;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queue of a day. */
final class SpacedState implements ModeState {
    /** Stands above all decks that are studied. */
    private static final String ALL = "*";

    private final StudySet set;
    private final SpacedSettings settings;
    private final Asker asker;
    private final SessionStart start;
    private final Reviews reviews;
    private final StudyQueue queue;
    private final Map<CardId, Integer> times = new HashMap<>();
    private int answered;
    private int judged;

    SpacedState(Study study, SessionStart start, SpacedSettings settings) {
        set = study.set();
        this.settings = settings;
        this.start = start;
        asker = study.asker(start, 3);
        LearningHistory history = start.progress().history(study.scheduler());
        reviews = new Reviews(study.scheduler(), history);
        QueueInput input = QueueInput.of(set.library(), history, study.days(), start.time());
        List<QueueCard> cards = input.cards()
                .stream()
                .filter(card -> set.item(card.id()).isPresent())
                .toList();
        queue = StudyQueue.of(new QueueInput(cards, decks(input)), ALL, QueueSettings.builder()
                .reviews(settings.order())
                .burySiblings(settings.burySiblings(), settings.burySiblings(),
                        settings.burySiblings())
                .days(study.days())
                .seed(start.seed())
                .scheduler(study.scheduler())
                .build(), start.time());
    }

    /** The decks under one for all, with no limits but their own options' and, over all, the settings'. */
    private List<QueueDeck> decks(QueueInput input) {
        Library library = set.library();
        Map<String, DeckOptions> options = new HashMap<>();
        library.options().forEach(preset -> options.put(preset.id(), preset));
        Map<String, QueueDeck> counted = new HashMap<>();
        input.decks().forEach(deck -> counted.put(deck.id(), deck));
        List<QueueDeck> decks = new ArrayList<>();
        decks.add(QueueDeck.of(ALL, null, settings.newPerDay(), settings.reviewsPerDay()));
        for (Deck deck : library.decks()) {
            String preset = deck.optionsId();
            DeckOptions of = preset == null ? null : options.get(preset);
            QueueDeck count = counted.get(deck.id());
            decks.add(QueueDeck.of(deck.id(), deck.parent() == null ? ALL : deck.parent(),
                    of == null ? Integer.MAX_VALUE : of.newPerDay().orElse(Integer.MAX_VALUE),
                    of == null ? Integer.MAX_VALUE : of.reviewsPerDay().orElse(Integer.MAX_VALUE))
                    .studied(count == null ? 0 : count.newToday(),
                            count == null ? 0 : count.reviewsToday()));
        }
        return decks;
    }

    @Override
    public @Nullable Posed pose(Instant now) {
        if (!now.isBefore(queue.end())) {
            return null;
        }
        Optional<Item> item = queue.next(now).flatMap(card -> set.item(card.id()));
        return item.isEmpty()
                ? null
                : asker.ask(item.get(), settings.types(), settings.types(),
                        times.getOrDefault(item.get().id(), 0), judged,
                        start.progress().item(item.get().id()).confusions());
    }

    @Override
    public Change answer(Posed posed, Marked marked, Step step) {
        CardId card = posed.item().id();
        Answered done = reviews.answer(card, marked.rating(), step.at(),
                Duration.between(step.asked(), step.at()).isNegative()
                        ? Duration.ZERO
                        : Duration.between(step.asked(), step.at()));
        queue.answered(done.after());
        times.merge(card, 1, Integer::sum);
        judged += posed.question().type() == QuestionType.TRUE_FALSE ? 1 : 0;
        answered++;
        return new Change(null, null, Reviews.entry(done),
                Leech.after(done, settings.leechAfter()).orElse(null));
    }

    @Override
    public boolean skip(Posed posed) {
        queue.putOff(posed.item().id());
        return true;
    }

    @Override
    public boolean isDone(Instant now) {
        return !now.isBefore(queue.end()) || queue.isEmpty();
    }

    @Override
    public Position position() {
        StudyQueue.Counts left = queue.counts();
        return new Position(answered + 1,
                answered + left.newCards() + left.learning() + left.reviews());
    }

    StudyQueue.Counts counts() {
        return queue.counts();
    }

    CardSchedule schedule(CardId card) {
        return reviews.schedule(card);
    }

    Optional<Instant> nextDue() {
        return queue.cards().isEmpty()
                ? queue.waiting()
                        .stream()
                        .findFirst()
                        .map(card -> card.schedule().due())
                : Optional.empty();
    }
}
