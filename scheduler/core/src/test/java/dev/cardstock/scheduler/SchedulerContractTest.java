package dev.cardstock.scheduler;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.contract.SchedulerContract;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** Every algorithm keeps the contract, with its defaults and with settings that strain it. */
@ParameterizedClass(name = "{0} {1}")
@CsvSource({"fsrs6,", "fsrs6,fuzz=true",
        "fsrs6,learning-steps=none relearning-steps=none desired-retention=0.97 fuzz=true",
        "fsrs6,learning-steps=1m;3h;2d relearning-steps=1d;20h zone=Pacific/Apia",
        "fsrs6,maximum-interval=5 fuzz=true day-start=23:59 zone=America/St_Johns",
        "fsrs7,", "fsrs7,fuzz=true learning-steps=none relearning-steps=none minimum-interval=1s",
        "ebisu,", "ebisu,first-half-life=0.01 learning-steps=none relearning-steps=none fuzz=true",
        "hlr,", "hlr,learning-steps=none relearning-steps=none desired-retention=0.6", "sbd,",
        "sbd,fuzz=true learning-steps=none relearning-steps=none desired-retention=0.97",
        "ssp-mmc,", "ssp-mmc,fuzz=true target-stability=30 learning-steps=none",
        "fsrs7,desired-retention=0.99 maximum-interval=4 learning-steps=1d",
        "anki,", "anki,fuzz=true", "anki,lapse-factor=0.7 hard-factor=0.9 minimum-ease=2.4",
        "anki,learning-steps=none relearning-steps=none interval-factor=0.1 fuzz=true",
        "anki,learning-steps=1h;23h;3d maximum-interval=3 zone=Australia/Lord_Howe",
        "sm2,", "sm2,repeat-same-day=false ease-on-failure=true ease-first=false",
        "sm2,rounding=half-up first-interval=3 second-interval=3", "leitner,",
        "leitner,boxes=1;1;30 on-failure=previous-box", "fixed,",
        "fixed,intervals=1m;23h;1d day-start=23:30 zone=Europe/Berlin"})
class SchedulerContractTest extends SchedulerContract {
    private static final Map<String, Scheduler> SCHEDULERS = new ConcurrentHashMap<>();

    @Parameter(0)
    String algorithm = "";

    @Parameter(1)
    String settings;

    @Override
    protected Scheduler scheduler() {
        return SCHEDULERS.computeIfAbsent(algorithm + " " + settings, key -> create());
    }

    private Scheduler create() {
        Options options = Options.none();
        if (settings != null) {
            for (String setting : settings.split(" ")) {
                String[] parts = setting.split("=");
                options = options.with(parts[0], parts[1].replace(';', ','));
            }
        }
        return Plugins.load(SchedulerProvider.class).get(algorithm).create(options);
    }
}
