package dev.cardstock.scheduler.sm2;

import java.util.ArrayList;
import java.util.List;

/**
 * Ease and factors of {@link AnkiSm2}, with the names of Anki's deck options.
 *
 * @param startingEase the ease of a card that leaves the learning steps, 1.3 to 10
 * @param minimumEase the least ease, 1 to the starting ease
 * @param againEase what Again changes the ease by, -1 to 0
 * @param hardEase what Hard changes the ease by, -1 to 0
 * @param easyEase what Easy changes the ease by, 0 to 1
 * @param hardFactor by what Hard multiplies the interval, 0.1 to 1.3
 * @param easyFactor by what Easy multiplies the interval of Good, 1 to 5
 * @param intervalFactor by what every interval in review is multiplied, 0.1 to 9.99
 * @param lapseFactor by what a lapse multiplies the interval, 0 to 1
 * @param minimumLapseInterval the least interval after a lapse, 1 to 36,500 days
 * @param graduatingInterval the interval after the learning steps, 1 to 36,500 days
 * @param easyInterval the interval after Easy on a card that is being learned, 1 to 36,500 days
 */
public record AnkiSm2Config(double startingEase, double minimumEase, double againEase,
        double hardEase, double easyEase, double hardFactor, double easyFactor,
        double intervalFactor, double lapseFactor, int minimumLapseInterval,
        int graduatingInterval, int easyInterval) {
    private static final AnkiSm2Config DEFAULTS = new AnkiSm2Config(2.5, 1.3, -0.2, -0.15, 0.15,
            1.2, 1.3, 1, 0, 1, 1, 4);

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if one is out of range; the message lists all
     */
    public AnkiSm2Config {
        List<String> problems = new ArrayList<>();
        range(problems, "startingEase", startingEase, 1.3, 10);
        range(problems, "minimumEase", minimumEase, 1, startingEase);
        range(problems, "againEase", againEase, -1, 0);
        range(problems, "hardEase", hardEase, -1, 0);
        range(problems, "easyEase", easyEase, 0, 1);
        range(problems, "hardFactor", hardFactor, 0.1, 1.3);
        range(problems, "easyFactor", easyFactor, 1, 5);
        range(problems, "intervalFactor", intervalFactor, 0.1, 9.99);
        range(problems, "lapseFactor", lapseFactor, 0, 1);
        range(problems, "minimumLapseInterval", minimumLapseInterval, 1, 36_500);
        range(problems, "graduatingInterval", graduatingInterval, 1, 36_500);
        range(problems, "easyInterval", easyInterval, 1, 36_500);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static void range(List<String> problems, String name, double value, double min,
            double max) {
        if (!(value >= min && value <= max)) {
            problems.add(name + " is " + value + ", must be from " + min + " to " + max);
        }
    }

    /**
     * Anki's defaults: ease 2.5, at least 1.3; Again -0.2, Hard -0.15, Easy +0.15; hard 1.2, easy 1.3,
     * interval 1, lapse 0 but at least a day; graduating after 1 day, with Easy after 4.
     *
     * @return the settings
     */
    public static AnkiSm2Config defaults() {
        return DEFAULTS;
    }
}
