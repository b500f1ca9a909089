package dev.cardstock.scheduler.sm2;

import dev.cardstock.review.Rating;

/** How long the intervals of a card in review become, before limits and fuzz. */
record Growth(AnkiSm2Config config, double ease, int scheduledDays, long elapsedDays) {
    /** Whether the card is answered before its interval has ended. */
    boolean early() {
        return elapsedDays < scheduledDays;
    }

    /** The interval that an answer which recalled the card leads to, in days, not rounded. */
    double days(Rating rating) {
        return config.intervalFactor() * (early() ? whenEarly(rating) : whenDue(rating));
    }

    private double whenDue(Rating rating) {
        double late = elapsedDays - scheduledDays;
        return switch (rating) {
            case AGAIN -> 0;
            case HARD -> scheduledDays * config.hardFactor();
            case GOOD -> (scheduledDays + late / 2) * ease;
            case EASY -> (scheduledDays + late) * ease * config.easyFactor();
        };
    }

    /** An early answer lets the interval grow by the time that has passed, and Easy by half its bonus. */
    private double whenEarly(Rating rating) {
        double good = Math.max(elapsedDays * ease, scheduledDays);
        return switch (rating) {
            case AGAIN -> 0;
            case HARD -> Math.max(elapsedDays * config.hardFactor(),
                    scheduledDays * config.hardFactor() / 2);
            case GOOD -> good;
            case EASY -> good * (config.easyFactor() - (config.easyFactor() - 1) / 2);
        };
    }
}
