package dev.cardstock.formats.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.cardstock.Options;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The published schema and the reader agree on what a document is. */
class JsonSchemaTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SchemaRegistry REGISTRY = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Schema SCHEMA = REGISTRY.getSchema(JsonFormat.schema());

    /** What a schema cannot say: the list in its description. */
    private static final Pattern BEYOND_A_SCHEMA = Pattern.compile(
            "two .* (?:has|have|are) .*|two rows are .*|there is no (?:note type|deck) .*"
                    + "|the note type '.*' has no field .*|the deck (?:lies in|has the options) .*"
                    + "|the library is not consistent: (?:deck|card) .*|.* is not a whole number.*"
                    + "|note type '.*': two .*|(?:time|due|lastReview|interval|duration) is '.*"
                    + "|.*'?language '.*' is not a BCP 47 tag.*|it is JSON, but not of Cardstock.*"
                    + "|Input byte.*|Last unit.*|.* has \\d+ characters, may have 255.*"
                    + "|media name '😀.*' is not .*",
            Pattern.DOTALL);

    private static List<Error> errors(String document) {
        return SCHEMA.validate(document, InputFormat.JSON);
    }

    private static ImportResult read(String document) throws IOException {
        return JsonSample.read(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSchemaIsOfItsDraft() {
        Schema draft = REGISTRY.getSchema(
                SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
        assertThat(draft.validate(JsonFormat.schema(), InputFormat.JSON)).isEmpty();
        assertThat(draft.validate(JsonFormat.schema().replace("\"object\"", "\"thing\""),
                InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void theSchemaIsNamedAfterTheVersionThatIsWritten() throws IOException {
        String name = "cardstock-" + JsonFormat.VERSION + ".schema.json";
        JsonNode schema = JSON.readTree(JsonFormat.schema());
        assertThat(schema.get("$id").asString()).endsWith("/" + name);
        assertThat(schema.at("/properties/version/const").asInt()).isEqualTo(JsonFormat.VERSION);
        try (InputStream in = JsonFormat.class.getResourceAsStream(name)) {
            assertThat(in).hasBinaryContent(JsonFormat.schema().getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void everyMemberIsDescribedAndNoObjectTakesUnknownOnes() {
        JsonNode schema = JSON.readTree(JsonFormat.schema());
        List<String> wrong = new ArrayList<>();
        check(schema, schema, "", wrong);
        assertThat(wrong).isEmpty();
    }

    private static void check(JsonNode root, JsonNode node, String path, List<String> wrong) {
        JsonNode members = node.get("properties");
        if (members != null && node.path("type").asString("").equals("object")) {
            if (!node.path("additionalProperties").isBoolean()) {
                wrong.add(path + " takes unknown members");
            }
            members.properties().forEach(member -> {
                JsonNode target = member.getValue();
                if (target.has("$ref") && !target.has("description")) {
                    target = root.at(target.get("$ref").asString().substring(1));
                }
                if (target.path("description").asString("").isEmpty()) {
                    wrong.add(path + "/" + member.getKey() + " is not described");
                }
            });
        }
        node.properties()
                .forEach(
                        member -> check(root, member.getValue(), path + "/" + member.getKey(),
                                wrong));
    }

    @Test
    void whatIsWrittenIsValid() throws IOException {
        assertThat(errors(new String(JsonSample.rich().write(), StandardCharsets.UTF_8)))
                .isEmpty();
        for (long seed = 0; seed < Long.getLong("cardstock.seeds", 60); seed++) {
            String document = new String(RandomSample.of(seed).write(), StandardCharsets.UTF_8);
            assertThat(errors(document)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void everyMemberThatTheSchemaKnowsIsWritten() throws IOException {
        String document = new String(JsonSample.rich().write(), StandardCharsets.UTF_8);
        List<String> missing = new ArrayList<>();
        JSON.readTree(JsonFormat.schema())
                .findValues("properties")
                .forEach(members -> members.propertyNames().forEach(name -> {
                    if (!document.contains("\"" + name + "\": ")) {
                        missing.add(name);
                    }
                }));
        // Plain contents without media are written as texts.
        assertThat(missing).isEmpty();
    }

    @Test
    void unknownMembersThatAreKeptAreNotOfTheSchema() throws IOException {
        String document = "{\"format\":\"cardstock\",\"version\":1,\"colour\":[1,{\"a\":null}]}";
        assertThat(errors(document)).isNotEmpty();
        ImportResult kept = JsonSample.FORMATS.read(DeckSource.of("x.json", document),
                ImportSettings.defaults().options(Options.none().with("unknown-fields", "keep")));
        ObjectNode again = (ObjectNode) JSON.readTree(JsonSample.write(kept));
        assertThat(again).isEqualTo(JSON.readTree(document));
        again.remove("colour");
        assertThat(errors(again.toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/json/wrong.txt", delimiter = '|', quoteCharacter = '`', maxCharsPerColumn = 100_000)
    void wrongDocumentsAreRefusedByBoth(String member, String value) throws IOException {
        String document = JSON.writeValueAsString(
                with(JSON.readTree(JsonSample.rich().write()), member, value));
        assertThat(errors(document)).as("by the schema").isNotEmpty();
        assertThatThrownBy(() -> read(document)).as("by the reader")
                .isInstanceOf(FormatException.class);
    }

    /** Sets what a pointer tells to JSON, or takes it out. */
    private static JsonNode with(JsonNode document, String pointer, String value) {
        int slash = pointer.lastIndexOf('/');
        ObjectNode parent = (ObjectNode) document.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (value.equals("-")) {
            assertThat(parent.remove(name)).as("what is taken out").isNotNull();
        } else {
            parent.set(name, JSON.readTree(value));
        }
        return document;
    }

    @Test
    void theReaderRefusesWhatTheSchemaRefusesAndLittleElse() throws IOException {
        byte[] valid = JsonSample.rich().write();
        int refused = 0;
        int accepted = 0;
        for (long seed = 0; seed < Long.getLong("cardstock.seeds", 1500); seed++) {
            JsonNode document = JSON.readTree(valid);
            String change = Mutation.of(document, new Random(seed));
            String text = JSON.writeValueAsString(document);
            List<Error> errors = errors(text);
            String problem = problem(text);
            if (errors.isEmpty() && problem.isEmpty()) {
                accepted++;
            } else if (errors.isEmpty()) {
                assertThat(problem).as("seed %d, %s: the schema accepts it", seed, change)
                        .matches(BEYOND_A_SCHEMA);
            } else {
                refused++;
                assertThat(problem).as("seed %d, %s: the schema says %s", seed, change, errors)
                        .isNotEmpty();
            }
        }
        assertThat(refused).isPositive();
        assertThat(accepted).isPositive();
    }

    private static String problem(String document) throws IOException {
        try {
            read(document).close();
            return "";
        } catch (FormatException e) {
            return e.getMessage().substring(e.getMessage().indexOf(": ") + 2);
        }
    }

    /** A small change somewhere in a document. */
    private static final class Mutation {
        private static final List<String> VALUES = List.of("null", "true", "false", "0", "-1", "1",
                "3", "7", "8", "1.0", "0.5", "1e3", "1e10", "99999999999999999999", "-0", "\"\"",
                "\" \"", "\"a\"", "\"n/1\"", "\"n2\"", "\"/\"", "\"a/b/c\"", "\"/b\"", "\"a/\"",
                "\"a\\\\b\"", "\"..\"", "\"c:\"", "\"\\u0001\"", "\"\\u00a0\"", "\"\\u2003\"",
                "\"\\u0085\"", "\"a\\nb\"", "\"" + "x".repeat(255) + "\"",
                "\"" + "x".repeat(256) + "\"", "\"" + "😀".repeat(200) + "\"", "[]", "{}", "[{}]",
                "[\"\"]", "[1]", "{\"a\":\"b\"}", "{\"\":\"b\"}", "{\"a\":1}", "{\"plain\":\"p\"}",
                "{\"html\":\"p\"}", "{\"html\":\"p\",\"text\":\"t\",\"plain\":\"x\"}",
                "{\"markdown\":\"p\",\"text\":\"t\",\"media\":[]}",
                "{\"list\":\"ordered\",\"items\":[]}", "{\"items\":[\"a\"]}",
                "{\"a/b\":{}}", "\"en\"", "\"en_US\"", "\"en-a\"", "\"toolonglanguage\"",
                "\"PT1M\"", "\"pt1m\"", "\"-PT1M\"", "\"PT-1M\"", "\"PT0S\"", "\"P1D\"", "\"P1W\"",
                "\"P\"", "\"PT\"", "\"P1DT\"", "\"PT1,5S\"", "\"PT.5S\"", "\"PT0.50S\"",
                "\"+PT1S\"",
                "\"PT1M\\n\"", "\"P99999999999999999999D\"",
                "\"2026-01-31T12:00:00Z\"", "\"2026-01-31T12:00:00+01:00\"",
                "\"2026-01-31t12:00:00z\"", "\"2026-02-31T12:00:00Z\"", "\"2026-01-31T24:00:00Z\"",
                "\"2026-01-31T12:00Z\"", "\"2026-01-31T12:00:00.1234567890Z\"",
                "\"2026-01-31T12:00:00.Z\"", "\"+12026-01-31T12:00:00Z\"", "\"2026-01-31\"",
                "\"-0001-01-31T12:00:00Z\"", "\"2026-01-31T12:00:00-23:59\"", "[\"PT1S\",\"PT0S\"]",
                "[0.1,\"x\"]", "\"normal\"", "\"cloze\"", "\"NORMAL\"", "\"ordered\"",
                "\"no-list\"",
                "\"new\"", "\"review\"", "\"manual\"", "\"cram\"", "\"by-learner\"", "\"====\"",
                "\"AQI=\"", "\"AQI\"", "\"AQ I\"", "\"A\"",
                "\"039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\"",
                "\"039058C6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81\"");

        private final Random random;

        private Mutation(Random random) {
            this.random = random;
        }

        static String of(JsonNode document, Random random) {
            return new Mutation(random).change(document);
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }

        private String change(JsonNode document) {
            List<JsonNode> inside = new ArrayList<>();
            collect(document, inside);
            JsonNode target = one(inside);
            if (target instanceof ArrayNode array) {
                return change(array);
            }
            ObjectNode object = (ObjectNode) target;
            String before = object.toString();
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.isEmpty() ? "x" : one(names);
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.set("x", JSON.readTree(one(VALUES)));
                case 2 -> {
                    JsonNode value = object.remove(name);
                    object.set(name.isEmpty() ? " " : name + "s", value == null ? target : value);
                }
                case 3 -> object.set(one(List.of("text", "items", "rating", "memory", "list",
                        "parent", "options", "due", "flag", "starred", "media", "name", "data",
                        "interval", "language", "step")), JSON.readTree(one(VALUES)));
                default -> object.set(name, JSON.readTree(one(VALUES)));
            }
            return before + " -> " + (names.isEmpty() ? "" : name + " -> ") + object;
        }

        private String change(ArrayNode array) {
            String before = array.toString();
            if (!array.isEmpty() && random.nextBoolean()) {
                array.set(random.nextInt(array.size()), JSON.readTree(one(VALUES)));
            } else if (!array.isEmpty() && random.nextBoolean()) {
                array.remove(random.nextInt(array.size()));
            } else {
                array.add(JSON.readTree(one(VALUES)));
            }
            return before + " -> " + array;
        }

        private static void collect(JsonNode node, List<JsonNode> inside) {
            if (node.isContainer()) {
                inside.add(node);
                for (Map.Entry<String, JsonNode> member : node.properties()) {
                    collect(member.getValue(), inside);
                }
                if (node.isArray()) {
                    node.forEach(item -> collect(item, inside));
                }
            }
        }
    }
}
