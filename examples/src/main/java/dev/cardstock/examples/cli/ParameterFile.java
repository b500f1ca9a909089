package dev.cardstock.examples.cli;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the parameters of an algorithm: the JSON that {@code optimize --json} prints, a JSON array, or
 * numbers with blanks, commas or line breaks between them.
 */
final class ParameterFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final String REMEDY = "give an object with an array \"parameters\", as optimize"
            + " --json prints it, or just numbers";

    private ParameterFile() {}

    static List<Double> read(Path file) throws IOException {
        Location place = Location.of(file.toString());
        String text;
        try (InputStream in = DeckSource.of(file).open()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new FormatException("there is more than 1 MiB of it", place, REMEDY);
            }
            text = new String(bytes, StandardCharsets.UTF_8).strip();
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1).strip();
        }
        List<Double> parameters = text.startsWith("{") || text.startsWith("[")
                ? json(text, place)
                : plain(text, place);
        if (parameters.isEmpty()) {
            throw new FormatException("there are no parameters in it", place, REMEDY);
        }
        return parameters;
    }

    private static List<Double> json(String text, Location place) {
        JsonNode document;
        try {
            document = Json.COMPACT.readTree(text);
        } catch (JacksonException e) {
            throw new FormatException("it is not JSON: line " + e.getLocation().getLineNr()
                    + ", column " + e.getLocation().getColumnNr(), place, REMEDY, e);
        }
        JsonNode array = document.isObject() ? document.path("parameters") : document;
        if (!array.isArray()) {
            throw new FormatException("there is no array \"parameters\" in it", place, REMEDY);
        }
        List<Double> parameters = new ArrayList<>();
        for (JsonNode item : array) {
            if (!item.isNumber()) {
                throw new FormatException("parameter " + parameters.size() + " is "
                        + shown(item.toString()) + ", must be a number", place, REMEDY);
            }
            parameters.add(item.asDouble());
        }
        return parameters;
    }

    private static List<Double> plain(String text, Location place) {
        List<Double> parameters = new ArrayList<>();
        for (String item : text.split("[,;\\s]+", -1)) {
            if (item.isEmpty()) {
                continue;
            }
            try {
                parameters.add(Double.valueOf(item));
            } catch (NumberFormatException e) {
                throw new FormatException("parameter " + parameters.size() + " is '" + shown(item)
                        + "', must be a number", place, REMEDY, e);
            }
        }
        return parameters;
    }

    private static String shown(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
