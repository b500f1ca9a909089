package dev.cardstock.scheduler.simulate;

import dev.cardstock.deck.CardId;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.review.Phase;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * With what a simulation begins.
 *
 * @param answered the cards that were answered before
 * @param unanswered the new cards
 * @param now when the first day's cards are answered
 * @param days when the learner's day begins
 */
record Start(List<CardSchedule> answered, List<CardSchedule> unanswered, Instant now,
        DayBoundary days) {
    private static final int LISTED = 20;
    private static final long FARTHEST_SECONDS = 1_000_000L * 365 * 86_400;

    /** Without cards, at noon of some day. */
    static final Start EMPTY = new Start(List.of(), List.of(),
            Instant.EPOCH.atZone(ZoneOffset.UTC).with(LocalTime.of(16, 0)).toInstant(),
            DayBoundary.DEFAULT);

    static Start of(Collection<CardSchedule> cards, Instant now, DayBoundary days) {
        Set<CardId> seen = new HashSet<>();
        List<CardId> twice = new ArrayList<>();
        List<CardSchedule> answered = new ArrayList<>();
        List<CardSchedule> unanswered = new ArrayList<>();
        for (CardSchedule card : cards) {
            (card.phase() == Phase.NEW ? unanswered : answered).add(card);
            if (!seen.add(card.card())) {
                twice.add(card.card());
            }
        }
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException("cards are there twice: "
                    + twice.subList(0, Math.min(LISTED, twice.size()))
                    + (twice.size() > LISTED ? " and " + (twice.size() - LISTED) + " more" : ""));
        }
        if (Math.abs(now.getEpochSecond()) > FARTHEST_SECONDS) {
            throw new IllegalArgumentException(
                    "now is " + now + ", must be within 1,000,000 years from 1970");
        }
        return new Start(List.copyOf(answered), List.copyOf(unanswered), now, days);
    }

    int cards() {
        return answered.size() + unanswered.size();
    }

    /** The number of the day on which a moment falls, from 0 for the first; it may be negative. */
    int dayOf(Instant time) {
        return Math.clamp(days.daysBetween(now, time), -1_000_000, 1_000_000);
    }

    /** When cards are answered on a day that are not due later on it. */
    Instant session(int day) {
        return day == 0
                ? now
                : days.startOf(days.dayOf(now).plusDays(day)).plusSeconds(12 * 3_600);
    }
}
