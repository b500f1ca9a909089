package dev.cardstock.scheduler.sm2;

import dev.cardstock.Options;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import dev.cardstock.scheduler.Timing;

/**
 * Finds {@link AnkiSm2} by the id {@code anki}. Options: {@code starting-ease}, {@code minimum-ease},
 * {@code again-ease}, {@code hard-ease}, {@code easy-ease}, {@code hard-factor}, {@code easy-factor},
 * {@code interval-factor}, {@code lapse-factor}, {@code minimum-lapse-interval},
 * {@code graduating-interval}, {@code easy-interval}, as in {@link AnkiSm2Config}, and those of
 * {@link Timing#read}.
 */
public final class AnkiSm2Provider implements SchedulerProvider {
    /** Makes the provider; it has no state. */
    public AnkiSm2Provider() {}

    @Override
    public String id() {
        return AnkiSm2.ID;
    }

    @Override
    public String description() {
        return "Anki's variant of SM-2, with learning steps";
    }

    @Override
    public Scheduler create(Options options) {
        Options.Reader reader = options.reader();
        AnkiSm2Config d = AnkiSm2Config.defaults();
        double ease = reader.number("starting-ease", d.startingEase(), 1.3, 10);
        AnkiSm2Config config = new AnkiSm2Config(ease,
                reader.number("minimum-ease", d.minimumEase(), 1, ease),
                reader.number("again-ease", d.againEase(), -1, 0),
                reader.number("hard-ease", d.hardEase(), -1, 0),
                reader.number("easy-ease", d.easyEase(), 0, 1),
                reader.number("hard-factor", d.hardFactor(), 0.1, 1.3),
                reader.number("easy-factor", d.easyFactor(), 1, 5),
                reader.number("interval-factor", d.intervalFactor(), 0.1, 9.99),
                reader.number("lapse-factor", d.lapseFactor(), 0, 1),
                reader.integer("minimum-lapse-interval", d.minimumLapseInterval(), 1, 36_500),
                reader.integer("graduating-interval", d.graduatingInterval(), 1, 36_500),
                reader.integer("easy-interval", d.easyInterval(), 1, 36_500));
        Timing timing = Timing.read(reader);
        reader.finish();
        return AnkiSm2.of(config, timing);
    }
}
