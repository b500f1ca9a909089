package dev.cardstock.formats.ankiconnect;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.json.JsonInput;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Goes through requests and answers, in each other too, and hands on what is in them. */
final class Walk {
    private final Taker taker;

    /** Takes what is found. */
    interface Taker {
        /** Takes a note, as it is sent or as Anki answers. */
        void note(ObjectNode note, Location place) throws IOException;

        /** Takes an action that has parameters, with what we added to it. */
        void action(String name, ObjectNode parameters, ObjectNode own, Location place)
                throws IOException;

        /** Takes an error of Anki's. */
        void error(String message, Location place) throws IOException;
    }

    private Walk(Taker taker) {
        this.taker = taker;
    }

    /** Goes through a document. */
    static void through(DeckSource source, ImportLimits limits, Taker taker) throws IOException {
        long base64 = Math.min(Integer.MAX_VALUE - 100L, limits.maxMediaBytes() / 3 * 4 + 8);
        Walk walk = new Walk(taker);
        JsonInput.read(source, limits, Math.max(limits.maxFieldChars(), base64), input -> {
            if (!input.isObject() && !input.isList()) {
                throw new FormatException("it is neither a request nor an answer of AnkiConnect",
                        input.location(),
                        "a request begins with {\"action\": , an answer with {\"result\": ");
            }
            walk.value(input);
        });
    }

    private void value(JsonInput input) throws IOException {
        if (input.isList()) {
            while (input.nextItem()) {
                value(input);
            }
        } else if (input.isObject()) {
            object(input);
        }
    }

    private void object(JsonInput input) throws IOException {
        Location place = input.location();
        ObjectNode rest = AnkiJson.object();
        ObjectNode parameters = AnkiJson.object();
        while (input.nextMember()) {
            String name = input.name();
            if (name.equals("params") && input.isObject()) {
                parameters(input, parameters);
            } else if (name.equals("result") && (input.isList() || input.isObject())) {
                value(input);
            } else {
                rest.set(name, input.value());
            }
        }
        String error = AnkiJson.text(rest, "error");
        if (!error.isEmpty()) {
            taker.error(error, place);
        }
        if (rest.get("fields") instanceof ObjectNode) {
            taker.note(rest, place);
        } else if (!parameters.isEmpty()) {
            taker.action(AnkiJson.text(rest, "action"), parameters,
                    AnkiJson.object(rest, NoteTypeJson.OWN), place);
        }
    }

    private void parameters(JsonInput input, ObjectNode parameters) throws IOException {
        while (input.nextMember()) {
            String name = input.name();
            boolean isList = name.equals("actions") || name.equals("notes");
            if (isList && input.isList() || name.equals("note") && input.isObject()) {
                value(input);
            } else {
                parameters.set(name, input.value());
            }
        }
    }

    /** The media of a note: one or a list of them. */
    static Iterable<JsonNode> media(ObjectNode note, String kind) {
        JsonNode found = note.get(kind);
        ArrayNode all = AnkiJson.array();
        if (found instanceof ArrayNode list) {
            all.addAll(list);
        } else if (found instanceof ObjectNode) {
            all.add(found);
        }
        return all;
    }
}
