package dev.cardstock.formats.csv;

import dev.cardstock.Location;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Diagnostic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands in which column. */
final class Columns {
    /** Before the name of a field that would be taken for something else. */
    static final String FIELD_PREFIX = "Field: ";

    private static final Map<String, String> KNOWN = known();
    private static final Set<String> BUILT_IN_FIELDS = builtInFields();

    private final int width;
    private final Map<String, Integer> roles;
    private final Map<String, Integer> fields;
    private final NoteType defaultType;
    private final Map<String, int[]> indexes = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> leftOut = new LinkedHashMap<>();

    private Columns(int width, Map<String, Integer> roles, Map<String, Integer> fields,
            NoteType defaultType) {
        this.width = width;
        this.roles = roles;
        this.fields = fields;
        this.defaultType = defaultType;
    }

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        List.of("front", "question", "term", "word", "prompt").forEach(n -> known.put(n, "front"));
        List.of("back", "answer", "definition", "meaning", "translation", "response")
                .forEach(n -> known.put(n, "back"));
        List.of("tags", "tag", "labels").forEach(n -> known.put(n, "tags"));
        List.of("deck", "section").forEach(n -> known.put(n, "deck"));
        List.of("type", "note type", "notetype").forEach(n -> known.put(n, "type"));
        List.of("id", "note id", "guid").forEach(n -> known.put(n, "id"));
        return known;
    }

    private static Set<String> builtInFields() {
        Set<String> names = new HashSet<>();
        NoteType.builtIn().forEach(type -> type.fields().forEach(f -> names.add(f.name())));
        return names;
    }

    private static @Nullable String role(String cell) {
        return KNOWN.get(cell.strip().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** How a field is named in a header, so that it is read as this field. */
    static String headerOf(String field) {
        boolean plain = field.equals("Front") || field.equals("Back")
                || (role(field) == null && !field.isBlank() && field.equals(field.strip())
                        && !field.equals("-") && !field.startsWith(FIELD_PREFIX));
        return plain ? field : FIELD_PREFIX + field;
    }

    /** Whether a record names columns: two known names or more, or nothing but one known name. */
    static boolean isHeader(List<String> cells) {
        long known = cells.stream()
                .filter(cell -> role(cell) != null || BUILT_IN_FIELDS.contains(cell.strip())
                        || cell.startsWith(FIELD_PREFIX))
                .count();
        return known >= 2 || (known == 1 && cells.size() == 1);
    }

    /** Columns without names: fronts, backs, and others that are not read. */
    static Columns unnamed(int width, Location where, Consumer<Diagnostic> diagnostics) {
        List<String> names = new ArrayList<>(List.of("Front", "Back"));
        while (names.size() < width) {
            names.add("-");
        }
        if (width > 2) {
            diagnostics.accept(Diagnostic.warning("column-ignored",
                    "there is no header, so columns 3 to " + width
                            + " are not read; say with the option columns what they are",
                    where));
        }
        return named(names, "", "");
    }

    /** Columns as a header or the option {@code columns} names them. */
    static Columns named(List<String> names, String namespace, String title) {
        Map<String, Integer> roles = new LinkedHashMap<>();
        LinkedHashMap<String, Integer> fields = new LinkedHashMap<>();
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String role = role(name);
            if (name.startsWith(FIELD_PREFIX) && name.length() > FIELD_PREFIX.length()) {
                fields.putIfAbsent(name.substring(FIELD_PREFIX.length()), i);
            } else if (role == null) {
                if (!name.isBlank() && !name.strip().equals("-")) {
                    others.add(i);
                }
            } else if (role.equals("front") || role.equals("back")) {
                String field = role.equals("front") ? "Front" : "Back";
                if (fields.putIfAbsent(field, i) != null) {
                    others.add(i);
                }
            } else if (roles.putIfAbsent(role, i) != null) {
                others.add(i);
            }
        }
        boolean ours = fields.containsKey("Front")
                || others.stream().anyMatch(i -> BUILT_IN_FIELDS.contains(names.get(i).strip()));
        for (String field : List.of("Front", "Back")) {
            if (!fields.containsKey(field) && !others.isEmpty()
                    && (!ours || (field.equals("Back") && fields.size() == 1))
                    && !roles.containsKey("type")) {
                fields.put(field, others.removeFirst());
            }
        }
        others.forEach(i -> fields.putIfAbsent(names.get(i).strip(), i));
        // In the order of the columns, but what is asked first.
        LinkedHashMap<String, Integer> ordered = new LinkedHashMap<>();
        for (String first : List.of("Front", "Back")) {
            Integer at = fields.get(first);
            if (at != null) {
                ordered.put(first, at);
            }
        }
        fields.entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> ordered.putIfAbsent(entry.getKey(), entry.getValue()));
        return new Columns(names.size(), roles, ordered,
                defaultType(ordered.keySet(), roles.containsKey("type"), namespace, title));
    }

    private static NoteType defaultType(Set<String> fields, boolean typed, String namespace,
            String title) {
        for (NoteType type : NoteType.builtIn()) {
            if (fields.stream().allMatch(field -> type.indexOf(field) >= 0)) {
                return type;
            }
        }
        if (typed && BUILT_IN_FIELDS.containsAll(fields)) {
            return NoteType.basic();
        }
        List<String> names = List.copyOf(fields);
        StringBuilder answer = new StringBuilder();
        for (String name : names.subList(1, names.size())) {
            answer.append(answer.isEmpty() ? "" : "\n\n").append("{{").append(name).append("}}");
        }
        return NoteType.custom(
                Ids.derived(namespace + "#type", names.toArray(String[]::new)),
                title, names, List.of(CardTemplate.plain("forward", "Forward",
                        "{{" + names.get(0) + "}}", answer.toString())));
    }

    int width() {
        return width;
    }

    boolean hasFields() {
        return !fields.isEmpty();
    }

    NoteType defaultType() {
        return defaultType;
    }

    /** The cell of a role, empty where the row or the table has none. */
    String cell(String role, List<String> cells) {
        Integer at = roles.get(role);
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }

    /**
     * Where the fields of a type stand, -1 for those that stand nowhere. Where none of its names is in
     * the header its fields are the first ones there are.
     */
    int[] indexes(NoteType type) {
        return indexes.computeIfAbsent(type.id(), id -> {
            int[] found = type.fields()
                    .stream()
                    .mapToInt(field -> fields.getOrDefault(field.name(), -1))
                    .toArray();
            if (Arrays.stream(found).allMatch(i -> i < 0)) {
                int[] all = fields.values().stream().mapToInt(Integer::intValue).toArray();
                System.arraycopy(all, 0, found, 0, Math.min(all.length, found.length));
            }
            return found;
        });
    }

    /** The fields that a type leaves out although the row has something there. */
    List<String> unused(NoteType type, List<String> cells) {
        Map<String, Integer> left = leftOut.computeIfAbsent(type.id(), id -> {
            Map<String, Integer> unused = new LinkedHashMap<>(fields);
            for (int used : indexes(type)) {
                unused.values().remove(used);
            }
            return unused;
        });
        if (left.isEmpty()) {
            return List.of();
        }
        return left.entrySet()
                .stream()
                .filter(field -> field.getValue() < cells.size()
                        && !cells.get(field.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
