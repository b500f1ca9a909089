package dev.cardstock.formats.anki.json;

import static dev.cardstock.formats.anki.json.NoteTypeJson.OWN;
import static dev.cardstock.formats.anki.json.NoteTypeJson.preset;

import dev.cardstock.deck.DeckOptions;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.json.JsonPieces;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Deck options as Anki's JSON. */
public final class OptionsJson {
    /** The id of the options that every collection has. */
    public static final long DEFAULT = 1;

    private static final String FSRS = "fsrs6";
    private static final String SM2 = "anki";
    private static final int PARAMETERS = 21;
    private static final long MAX_PER_DAY = 1_000_000;
    private static final int MAX_STEPS = 100;

    private final JsonPieces pieces;

    /**
     * Makes a reader.
     *
     * @param limits how much is taken
     */
    public OptionsJson(ImportLimits limits) {
        pieces = JsonPieces.within(limits);
    }

    /**
     * Whether options were only made because every collection has some, and nobody changed them.
     *
     * @param json the JSON
     * @param fsrs whether FSRS is used
     * @return whether they were
     */
    public static boolean areMade(ObjectNode json, boolean fsrs) {
        return AnkiJson.object(json, OWN).has("made")
                && same(asSeen("1", Map.of(), json, fsrs), asSeen("1", Map.of(), made(0), fsrs));
    }

    private static Map<String, String> number(long id) {
        return Map.of(Kept.ID, Long.toString(id));
    }

    /**
     * Options from Anki's JSON.
     *
     * @param id Anki's id
     * @param json the JSON
     * @param fsrs whether FSRS is used
     * @return the options
     */
    public DeckOptions read(long id, ObjectNode json, boolean fsrs) {
        return read(Long.toString(id), number(id), json, fsrs);
    }

    /**
     * Options from JSON that several collections share.
     *
     * @param id their id, unless the JSON has one of ours
     * @param json the JSON
     * @return the options
     */
    public DeckOptions read(String id, ObjectNode json) {
        return read(id, Map.of(), json, false);
    }

    private DeckOptions read(String id, Map<String, String> identity, ObjectNode json,
            boolean fsrs) {
        DeckOptions seen = asSeen(id, identity, json, fsrs);
        DeckOptions own = pieces.options(AnkiJson.text(json, OWN)).orElse(null);
        if (own == null) {
            return seen;
        }
        DeckOptions expected = asSeen(id, identity, plain(own, 0, 0), fsrs);
        return same(seen, expected) ? own : withId(seen, own.id());
    }

    private static boolean same(DeckOptions a, DeckOptions b) {
        return withId(a, "x").equals(withId(b, "x"));
    }

    /** Without the attributes, which hold times and ids. */
    private static DeckOptions withId(DeckOptions options, String id) {
        DeckOptions.Builder copy = DeckOptions.builder(id, options.name())
                .scheduler(options.scheduler(), options.parameters());
        options.newPerDay().ifPresent(copy::newPerDay);
        options.reviewsPerDay().ifPresent(copy::reviewsPerDay);
        options.desiredRetention().ifPresent(copy::desiredRetention);
        options.maximumIntervalDays().ifPresent(copy::maximumIntervalDays);
        if (options.learningSteps() != null) {
            copy.learningSteps(options.learningSteps());
        }
        if (options.relearningSteps() != null) {
            copy.relearningSteps(options.relearningSteps());
        }
        return copy.build();
    }

    private static DeckOptions asSeen(String id, Map<String, String> identity, ObjectNode json,
            boolean fsrs) {
        ObjectNode fresh = AnkiJson.object(json, "new");
        ObjectNode review = AnkiJson.object(json, "rev");
        ObjectNode lapse = AnkiJson.object(json, "lapse");
        DeckOptions.Builder options = DeckOptions.builder(id, AnkiJson.text(json, "name"));
        options.newPerDay((int) limited(AnkiJson.integer(fresh, "perDay", 20), MAX_PER_DAY));
        options.reviewsPerDay((int) limited(AnkiJson.integer(review, "perDay", 200), MAX_PER_DAY));
        options.maximumIntervalDays((int) Math.max(1,
                limited(AnkiJson.integer(review, "maxIvl", 36_500), 36_500)));
        double retention = AnkiJson.decimal(json, "desiredRetention", 0);
        if (retention > 0 && retention < 1) {
            options.desiredRetention(retention);
        }
        options.learningSteps(steps(fresh));
        options.relearningSteps(steps(lapse));
        options.scheduler(fsrs ? FSRS : SM2, fsrs ? parameters(json) : List.of());
        Map<String, String> attributes = new HashMap<>(identity);
        attributes.put(Kept.OPTIONS, AnkiJson.text(AnkiJson.without(json, Set.of(OWN))));
        options.attributes(attributes);
        return options.build();
    }

    private static long limited(long value, long most) {
        return Math.max(0, Math.min(value, most));
    }

    /**
     * How many steps options have as Anki's JSON.
     *
     * @param json the JSON
     * @param part {@code new} or {@code lapse}
     * @return the number of their steps
     */
    public static int stepCount(ObjectNode json, String part) {
        return steps(AnkiJson.object(json, part)).size();
    }

    /** Anki counts steps in minutes, with fractions. */
    private static List<Duration> steps(JsonNode part) {
        List<Duration> steps = new ArrayList<>();
        if (part.get("delays") instanceof ArrayNode delays) {
            for (JsonNode delay : delays) {
                double minutes = delay.isNumber() ? delay.doubleValue() : 0;
                if (minutes > 0 && minutes < 1e7 && steps.size() < MAX_STEPS) {
                    steps.add(Duration.ofMillis(Math.max(1, Math.round(minutes * 60_000))));
                }
            }
        }
        return steps;
    }

    private static List<Double> parameters(ObjectNode json) {
        List<Double> parameters = new ArrayList<>();
        if (json.get("fsrsParams6") instanceof ArrayNode values && values.size() == PARAMETERS) {
            for (JsonNode value : values) {
                parameters.add(value.isNumber() && Double.isFinite(value.doubleValue())
                        ? value.doubleValue()
                        : 0);
            }
        }
        return parameters;
    }

    /**
     * Options as Anki's JSON.
     *
     * @param options the options
     * @param id Anki's id
     * @param time when they were changed
     * @param fsrs whether FSRS is used
     * @return the JSON
     */
    public static ObjectNode write(DeckOptions options, long id, long time, boolean fsrs) {
        ObjectNode json = plain(options, id, time);
        if (!asSeen(Long.toString(id), number(id), json, fsrs).equals(options)) {
            json.put(OWN, JsonPieces.text(options));
        }
        return json;
    }

    /**
     * Options as JSON that several collections share.
     *
     * @param options the options
     * @param id by what they are known there
     * @param without the members that only one collection has
     * @param member the member of the id
     * @return the JSON
     */
    public static ObjectNode write(DeckOptions options, String id, Set<String> without,
            String member) {
        ObjectNode kept = AnkiJson.kept(options.attributes().get(Kept.OPTIONS));
        if (AnkiJson.text(kept, member).equals(id)
                && asSeen(id, Map.of(), kept, false).equals(options)) {
            return kept;
        }
        ObjectNode json = AnkiJson.without(plain(options, 0, 0), without).put(member, id);
        if (!asSeen(id, Map.of(), json, false).equals(options)) {
            json.put(OWN, JsonPieces.text(options));
        }
        return json;
    }

    /**
     * The options that every collection has.
     *
     * @param time when they were changed
     * @return the JSON
     */
    public static ObjectNode made(long time) {
        ObjectNode json = plain(DeckOptions.builder("default", "Default").build(), DEFAULT, time);
        json.putObject(OWN).put("made", true);
        return json;
    }

    private static ObjectNode plain(DeckOptions options, long id, long time) {
        ObjectNode json = AnkiJson.kept(options.attributes().get(Kept.OPTIONS));
        boolean isNew = json.isEmpty();
        json.put("id", id);
        json.put("name", options.name().isBlank()
                ? options.id()
                : NoteTypeJson.clean(options.name()));
        preset(json, "mod", time);
        preset(json, "usn", -1);
        preset(json, "maxTaken", 60);
        preset(json, "autoplay", true);
        preset(json, "timer", 0);
        preset(json, "replayq", true);
        preset(json, "dyn", false);
        ObjectNode fresh = part(json, "new");
        preset(fresh, "bury", false);
        preset(fresh, "initialFactor", 2500);
        if (!fresh.has("ints")) {
            fresh.putArray("ints").add(1).add(4).add(0);
        }
        preset(fresh, "order", 1);
        preset(fresh, "perDay", 20);
        ObjectNode review = part(json, "rev");
        preset(review, "bury", false);
        presetDecimal(review, "ease4", 1.3);
        presetDecimal(review, "ivlFct", 1);
        preset(review, "maxIvl", 36_500);
        preset(review, "perDay", 200);
        presetDecimal(review, "hardFactor", 1.2);
        ObjectNode lapse = part(json, "lapse");
        preset(lapse, "leechAction", 1);
        preset(lapse, "leechFails", 8);
        preset(lapse, "minInt", 1);
        presetDecimal(lapse, "mult", 0);
        if (isNew) { // what Anki 2.0 asks for
            fresh.put("separate", true);
            review.put("fuzz", 0.05);
            review.put("minSpace", 1);
        }
        options.newPerDay().ifPresent(value -> set(fresh, "perDay", value));
        options.reviewsPerDay().ifPresent(value -> set(review, "perDay", value));
        options.maximumIntervalDays().ifPresent(value -> set(review, "maxIvl", value));
        steps(fresh, options.learningSteps(),
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(10)));
        steps(lapse, options.relearningSteps(), List.of(Duration.ofMinutes(10)));
        options.desiredRetention().ifPresent(value -> {
            if (AnkiJson.decimal(json, "desiredRetention", -1) != value) {
                json.put("desiredRetention", value);
            }
        });
        presetDecimal(json, "desiredRetention", 0.9);
        if (options.scheduler().equals(FSRS) && options.parameters().size() == PARAMETERS
                && !options.parameters().equals(parameters(json))) {
            ArrayNode parameters = json.putArray("fsrsParams6");
            options.parameters().forEach(parameters::add);
        }
        return json;
    }

    private static ObjectNode part(ObjectNode json, String name) {
        return json.get(name) instanceof ObjectNode object ? object : json.putObject(name);
    }

    private static void presetDecimal(ObjectNode json, String name, double value) {
        if (!json.has(name)) {
            json.put(name, value);
        }
    }

    private static void set(ObjectNode json, String name, int value) {
        if (AnkiJson.integer(json, name, -1) != value) {
            json.put(name, value);
        }
    }

    private static void steps(ObjectNode json, @Nullable List<Duration> steps,
            List<Duration> usual) {
        boolean there = json.get("delays") instanceof ArrayNode;
        List<Duration> wanted = steps != null ? steps : there ? steps(json) : usual;
        if (!there || !steps(json).equals(wanted)) {
            ArrayNode delays = json.putArray("delays");
            wanted.forEach(step -> delays.add(step.toMillis() / 60_000.0));
        }
    }
}
