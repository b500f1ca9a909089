package dev.cardstock.formats.anki.collection;

import dev.cardstock.formats.anki.proto.ProtoMessage;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns the protobuf of schemas 14 to 18 into the JSON of schema 11, with the members that newer
 * versions of Anki add to it (ankitects/anki, {@code proto/anki/notetypes.proto, decks.proto,
 * deck_config.proto} and {@code rslib/src/{notetype,decks,deckconfig}/schema11.rs}).
 */
final class NewBlobs {
    /** Fields that nobody here knows, as base64. */
    static final String UNKNOWN = "cardstockUnknown";

    private static final String[] REQUIREMENT = {"none", "any", "all"};

    private final JsonMapper mapper;

    NewBlobs(JsonMapper mapper) {
        this.mapper = mapper;
    }

    private void rest(ObjectNode node, ProtoMessage message, int other, Set<Integer> known) {
        if (other > 0 && message.has(other)) {
            ObjectNode more = AnkiJson.parsed(message.text(other), mapper);
            if (more != null) {
                more.properties().forEach(member -> {
                    if (!node.has(member.getKey())) {
                        node.set(member.getKey(), member.getValue());
                    } else if (member.getValue() instanceof ObjectNode inner
                            && node.get(member.getKey()) instanceof ObjectNode there) {
                        inner.properties().forEach(one -> {
                            if (!there.has(one.getKey())) {
                                there.set(one.getKey(), one.getValue());
                            }
                        });
                    }
                });
            }
        }
        byte[] unknown = message.without(known);
        if (unknown.length > 0) {
            node.put(UNKNOWN, Base64.getEncoder().encodeToString(unknown));
        }
    }

    private static Set<Integer> upTo(int last, Integer... more) {
        return java.util.stream.Stream
                .concat(IntStream.rangeClosed(1, last).boxed(), java.util.stream.Stream.of(more))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void put(ObjectNode node, String name, ProtoMessage message, int field) {
        if (message.has(field)) {
            node.put(name, message.integer(field));
        }
    }

    private static void put(ObjectNode node, String name, List<Float> values) {
        ArrayNode array = node.putArray(name);
        values.forEach(value -> array.add(decimal(value)));
    }

    /** A number of four bytes as short as it was typed: 0.9, not 0.8999999761581421. */
    private static double decimal(float value) {
        return Float.isFinite(value) ? Double.parseDouble(Float.toString(value)) : 0;
    }

    private static final Set<Integer> NOTE_TYPE = upTo(10, 255);

    void noteType(ObjectNode node, byte[] config) {
        ProtoMessage m = ProtoMessage.parse(config);
        node.put("type", m.integer(1) == 1 ? 1 : 0);
        node.put("sortf", m.integer(2));
        node.put("css", m.text(3));
        if (m.integer(4) != 0) {
            node.put("did", m.integer(4));
        } else {
            node.putNull("did");
        }
        node.put("latexPre", m.text(5));
        node.put("latexPost", m.text(6));
        node.put("latexsvg", m.flag(7));
        ArrayNode requirements = node.putArray("req");
        for (ProtoMessage one : m.messages(8)) {
            ArrayNode row = requirements.addArray();
            row.add(one.integer(1));
            int kind = (int) one.integer(2);
            row.add(REQUIREMENT[kind < 0 || kind > 2 ? 0 : kind]);
            ArrayNode fields = row.addArray();
            one.integers(3).forEach(fields::add);
        }
        if (m.integer(9) != 0) {
            node.put("originalStockKind", m.integer(9));
        }
        put(node, "originalId", m, 10);
        rest(node, m, 255, NOTE_TYPE);
    }

    private static final Set<Integer> FIELD = upTo(11, 255);

    void field(ObjectNode node, byte[] config) {
        ProtoMessage m = ProtoMessage.parse(config);
        node.put("sticky", m.flag(1));
        node.put("rtl", m.flag(2));
        node.put("font", m.text(3));
        node.put("size", m.integer(4));
        node.put("description", m.text(5));
        node.put("plainText", m.flag(6));
        node.put("collapsed", m.flag(7));
        node.put("excludeFromSearch", m.flag(8));
        put(node, "id", m, 9);
        put(node, "tag", m, 10);
        node.put("preventDeletion", m.flag(11));
        rest(node, m, 255, FIELD);
    }

    private static final Set<Integer> TEMPLATE = upTo(8, 255);

    void template(ObjectNode node, byte[] config) {
        ProtoMessage m = ProtoMessage.parse(config);
        node.put("qfmt", m.text(1));
        node.put("afmt", m.text(2));
        node.put("bqfmt", m.text(3));
        node.put("bafmt", m.text(4));
        if (m.integer(5) > 0) {
            node.put("did", m.integer(5));
        } else {
            node.putNull("did");
        }
        node.put("bfont", m.text(6));
        node.put("bsize", m.integer(7));
        put(node, "id", m, 8);
        rest(node, m, 255, TEMPLATE);
    }

    private static final Set<Integer> COMMON = upTo(7, 255);
    private static final Set<Integer> NORMAL = upTo(10);
    private static final Set<Integer> FILTERED = upTo(7);

    void deck(ObjectNode node, byte[] common, byte[] kind) {
        ProtoMessage c = ProtoMessage.parse(common);
        node.put("collapsed", c.flag(1));
        node.put("browserCollapsed", c.flag(2));
        today(node, "newToday", c, 4);
        today(node, "revToday", c, 5);
        today(node, "lrnToday", c, 6);
        today(node, "timeToday", c, 7);
        ProtoMessage container = ProtoMessage.parse(kind);
        if (container.has(2)) {
            filtered(node, container.message(2));
        } else {
            normal(node, container.message(1));
        }
        rest(node, c, 255, COMMON);
    }

    private static void today(ObjectNode node, String name, ProtoMessage common, int field) {
        node.putArray(name).add(common.integer(3)).add((int) common.integer(field));
    }

    private void normal(ObjectNode node, ProtoMessage m) {
        node.put("dyn", 0);
        node.put("conf", m.integer(1));
        node.put("extendNew", m.integer(2));
        node.put("extendRev", m.integer(3));
        node.put("desc", m.text(4));
        if (m.flag(5)) {
            node.put("md", true);
        }
        put(node, "reviewLimit", m, 6);
        put(node, "newLimit", m, 7);
        limit(node, "reviewLimitToday", m, 8);
        limit(node, "newLimitToday", m, 9);
        if (m.has(10)) {
            node.put("desiredRetention", Math.round(m.decimal(10) * 100));
        }
        rest(node, m, 0, NORMAL);
    }

    private static void limit(ObjectNode node, String name, ProtoMessage m, int field) {
        if (m.has(field)) {
            ProtoMessage limit = m.message(field);
            node.putObject(name).put("limit", limit.integer(1)).put("today", limit.integer(2));
        }
    }

    private void filtered(ObjectNode node, ProtoMessage m) {
        node.put("dyn", 1);
        node.put("desc", "");
        node.put("resched", m.flag(1));
        ArrayNode terms = node.putArray("terms");
        for (ProtoMessage term : m.messages(2)) {
            terms.addArray().add(term.text(1)).add(term.integer(2)).add(term.integer(3));
        }
        node.put("separate", true);
        if (m.has(3)) {
            put(node, "delays", m.decimals(3));
        } else {
            node.putNull("delays");
        }
        node.put("previewDelay", m.integer(4));
        node.put("previewAgainSecs", m.integer(7));
        node.put("previewHardSecs", m.integer(5));
        node.put("previewGoodSecs", m.integer(6));
        rest(node, m, 0, FILTERED);
    }

    private static final Set<Integer> OPTIONS = Set.of(1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 13, 14, 15,
            16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37,
            38, 40, 41, 42, 43, 44, 45, 46, 255);

    void options(ObjectNode node, byte[] config) {
        ProtoMessage m = ProtoMessage.parse(config);
        node.put("maxTaken", m.integer(24));
        node.put("autoplay", !m.flag(23));
        node.put("timer", m.integer(25));
        node.put("replayq", !m.flag(26));
        node.put("dyn", false);
        ObjectNode fresh = node.putObject("new");
        fresh.put("bury", m.flag(27));
        put(fresh, "delays", m.decimals(1));
        fresh.put("initialFactor", Math.round(m.decimal(11) * 1000));
        fresh.putArray("ints").add(m.integer(18)).add(m.integer(19)).add(0);
        fresh.put("order", m.integer(20) == 1 ? 0 : 1);
        fresh.put("perDay", m.integer(9));
        ObjectNode review = node.putObject("rev");
        review.put("bury", m.flag(28));
        review.put("ease4", decimal(m.decimal(12)));
        review.put("ivlFct", decimal(m.decimal(15)));
        review.put("maxIvl", m.integer(16));
        review.put("perDay", m.integer(10));
        review.put("hardFactor", decimal(m.decimal(13)));
        ObjectNode lapse = node.putObject("lapse");
        put(lapse, "delays", m.decimals(2));
        lapse.put("leechAction", m.integer(21));
        lapse.put("leechFails", m.integer(22));
        lapse.put("minInt", m.integer(17));
        lapse.put("mult", decimal(m.decimal(14)));
        node.put("newMix", m.integer(30));
        node.put("newPerDayMinimum", m.integer(35));
        node.put("interdayLearningMix", m.integer(31));
        node.put("reviewOrder", m.integer(33));
        node.put("newSortOrder", m.integer(32));
        node.put("newGatherPriority", m.integer(34));
        node.put("buryInterdayLearning", m.flag(29));
        put(node, "fsrsWeights", m.decimals(3));
        put(node, "fsrsParams5", m.decimals(5));
        put(node, "fsrsParams6", m.decimals(6));
        node.put("desiredRetention", decimal(m.decimal(37)));
        node.put("ignoreRevlogsBeforeDate", m.text(46));
        put(node, "easyDaysPercentages", m.decimals(4));
        node.put("stopTimerOnAnswer", m.flag(38));
        node.put("secondsToShowQuestion", decimal(m.decimal(41)));
        node.put("secondsToShowAnswer", decimal(m.decimal(42)));
        node.put("questionAction", m.integer(36));
        node.put("answerAction", m.integer(43));
        node.put("waitForAudio", m.flag(44));
        node.put("sm2Retention", decimal(m.decimal(40)));
        node.put("weightSearch", m.text(45));
        rest(node, m, 255, OPTIONS);
    }
}
