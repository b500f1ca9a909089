package dev.cardstock.examples.cli;

import dev.cardstock.exchange.Diagnostic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON on the command line. */
final class Json {
    static final JsonMapper COMPACT = JsonMapper.builder().build();
    private static final JsonMapper PRETTY = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private Json() {}

    static String pretty(Object value) {
        return PRETTY.writeValueAsString(value).replace("\r\n", "\n");
    }

    static String line(Object value) {
        return COMPACT.writeValueAsString(value);
    }

    static Map<String, Object> object() {
        return new LinkedHashMap<>();
    }

    static List<Map<String, Object>> diagnostics(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(diagnostic -> {
            Map<String, Object> row = object();
            row.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
            row.put("code", diagnostic.code());
            row.put("where", diagnostic.where().toString());
            row.put("message", diagnostic.message());
            return row;
        }).toList();
    }
}
