package dev.cardstock.formats.table;

import dev.cardstock.Location;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.FieldDefinition;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands in which column. */
final class Columns {
    /** Before the name of a field that would be taken for something else. */
    static final String FIELD_PREFIX = "Field: ";

    private static final Map<String, String> KNOWN = known();
    private static final Set<String> NEVER_LEARNT = Set.of("tags", "guid", "note id", "note type",
            "notetype");
    private static final Set<String> BUILT_IN_FIELDS = builtInFields();

    private final int width;
    private final Map<String, Integer> roles;
    private final Map<String, Integer> fields;
    private final NoteType defaultType;
    /** Whether a type's fields are the columns in order, whatever their names. */
    private final boolean inOrder;
    private final Map<String, int[]> indexes = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> leftOut = new LinkedHashMap<>();

    private Columns(int width, Map<String, Integer> roles, Map<String, Integer> fields,
            NoteType defaultType, boolean inOrder) {
        this.width = width;
        this.roles = roles;
        this.fields = fields;
        this.defaultType = defaultType;
        this.inOrder = inOrder;
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
                        && !field.equals("-") && !field.startsWith(FIELD_PREFIX)
                        && !field.startsWith("#") && !field.startsWith("tags:"));
        return plain ? field : FIELD_PREFIX + field;
    }

    /**
     * Whether a record names columns: two known names or more, or nothing but one known name. Of three
     * columns and more one name is enough that nobody learns as a word, or one such as
     * {@code capital:de} beside {@code capital}.
     */
    static boolean isHeader(List<String> cells) {
        long known = cells.stream()
                .filter(cell -> role(cell) != null || BUILT_IN_FIELDS.contains(cell.strip())
                        || cell.startsWith(FIELD_PREFIX))
                .count();
        return known >= 2 || (known == 1 && cells.size() == 1)
                || (cells.size() >= 3 && areNames(cells)
                        && cells.stream().anyMatch(cell -> isUnmistakable(cell, cells)));
    }

    private static boolean areNames(List<String> cells) {
        return Set.copyOf(cells).size() == cells.size()
                && cells.stream().noneMatch(cell -> cell.isBlank() || cell.length() > 40);
    }

    private static boolean isUnmistakable(String cell, List<String> cells) {
        int colon = cell.lastIndexOf(':');
        return NEVER_LEARNT.contains(cell.strip().toLowerCase(Locale.ROOT).replace('_', ' '))
                || (colon > 0 && cell.substring(colon + 1).matches("[A-Za-z]{2,3}(-[A-Za-z]{2,4})?")
                        && cells.contains(cell.substring(0, colon)));
    }

    /** Columns without names: fronts, backs, and others that are not read. */
    static Columns unnamed(int width, Location where, Consumer<Diagnostic> diagnostics) {
        List<String> names = new ArrayList<>(List.of("Front", "Back"));
        while (names.size() < width) {
            names.add("-");
        }
        if (width > 2) {
            diagnostics.accept(Diagnostic.warning("column-ignored",
                    "there is no header, so only 2 of " + width
                            + " columns are read; say with the option columns what they are",
                    where));
        }
        return named(names, "", "");
    }

    /** Columns as a header or the option {@code columns} names them. */
    static Columns named(List<String> names, String namespace, String title) {
        return named(names, Map.of(), namespace, title);
    }

    /** Columns as the lines before the first row describe them; the first rows are so wide. */
    static Columns declared(FileHeader file, int width, String namespace, String title,
            Location where, Consumer<Diagnostic> diagnostics) {
        Map<String, Integer> roles = new LinkedHashMap<>(file.roles());
        List<String> names = new ArrayList<>(file.columns());
        if (roles.containsKey("type")) {
            return inOrder(names, roles, Math.max(width, names.size()), namespace, title);
        }
        if (names.isEmpty()) {
            NoteType type = file.noteType().isEmpty()
                    ? NoteType.basic()
                    : builtIn(file.noteType());
            int most = type == null || roles.containsKey("type")
                    ? Integer.MAX_VALUE
                    : type.fields().size();
            int fields = 0;
            List<Integer> ignored = new ArrayList<>();
            for (int i = 0; i < width; i++) {
                names.add("-");
                if (roles.containsValue(i)) {
                    continue;
                }
                if (fields < most) {
                    fields++;
                    names.set(i, FIELD_PREFIX + (fields == 1
                            ? "Front"
                            : fields == 2 ? "Back" : "Field " + fields));
                } else if (roles.putIfAbsent("tags", i) != null) {
                    ignored.add(i + 1);
                }
            }
            if (!ignored.isEmpty()) {
                diagnostics.accept(Diagnostic.warning("column-ignored", "the note type has " + most
                        + " fields, so these columns are not read: "
                        + ignored.toString().replaceAll("[\\[\\]]", "")
                        + "; say with the option columns what they are", where));
            }
        } else {
            roles.values().stream().filter(i -> i < names.size()).forEach(i -> names.set(i, "-"));
            NoteType type = builtIn(file.noteType());
            if (type != null && !roles.containsKey("tags")) {
                tagsBehind(type, names, roles);
            }
        }
        return named(names, roles, namespace, title);
    }

    /** The first column behind the fields of a type has tags, whatever its name. */
    private static void tagsBehind(NoteType type, List<String> names, Map<String, Integer> roles) {
        int last = -1;
        for (int i = 0; i < names.size(); i++) {
            last = type.indexOf(names.get(i).strip()) >= 0 ? i : last;
        }
        for (int i = last + 1; last >= 0 && i < names.size(); i++) {
            if (!roles.containsValue(i)) {
                roles.put("tags", i);
                names.set(i, "-");
                return;
            }
        }
    }

    /** Columns of notes of several types: what is no role is their fields, in order. */
    private static Columns inOrder(List<String> labels, Map<String, Integer> roles, int width,
            String namespace, String title) {
        LinkedHashMap<String, Integer> fields = new LinkedHashMap<>();
        for (int i = 0; i < width; i++) {
            if (roles.containsValue(i)) {
                continue;
            }
            int number = fields.size() + 1;
            String label = i < labels.size() ? labels.get(i).strip() : "";
            String name = !label.isEmpty() && !fields.containsKey(label)
                    ? label
                    : number == 1 ? "Front" : number == 2 ? "Back" : "Field " + number;
            while (fields.containsKey(name)) {
                name += "+";
            }
            fields.put(name, i);
        }
        return new Columns(width, roles, fields,
                fields.isEmpty()
                        ? NoteType.basic()
                        : defaultType(fields.keySet(), true, namespace, title),
                true);
    }

    private static Columns named(List<String> names, Map<String, Integer> known,
            String namespace, String title) {
        Map<String, Integer> roles = new LinkedHashMap<>(known);
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
                defaultType(ordered.keySet(), roles.containsKey("type"), namespace, title), false);
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
        return custom(Ids.derived(namespace + "#type", fields.toArray(String[]::new)), title,
                NoteType.Kind.NORMAL, List.copyOf(fields));
    }

    private static NoteType custom(String id, String name, NoteType.Kind kind,
            List<String> names) {
        StringBuilder answer = new StringBuilder();
        for (String field : names.subList(1, names.size())) {
            answer.append(answer.isEmpty() ? "" : "\n\n").append("{{").append(field).append("}}");
        }
        String first = names.get(0);
        CardTemplate template = kind == NoteType.Kind.NORMAL
                ? CardTemplate.plain("forward", "Forward", "{{" + first + "}}", answer.toString())
                : CardTemplate.plain("cloze", "Cloze", "{{cloze:" + first + "}}",
                        "{{cloze:" + first + "}}" + (answer.isEmpty() ? "" : "\n\n" + answer));
        return new NoteType(id, name, kind, names.stream().map(FieldDefinition::named).toList(),
                List.of(template), "", new TreeMap<>());
    }

    /** A type that the file only names: it has all the columns. */
    NoteType custom(String name, boolean cloze, String namespace) {
        List<String> key = new ArrayList<>(fields.keySet());
        key.add(0, name);
        return custom(Ids.derived(namespace + "#type", key.toArray(String[]::new)), name,
                cloze ? NoteType.Kind.CLOZE : NoteType.Kind.NORMAL, List.copyOf(fields.keySet()));
    }

    /** The built-in type that has an id or a name, Anki's names too. */
    static @Nullable NoteType builtIn(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "basic" -> NoteType.basic();
            case "basic-reversed", "basic and reversed", "basic (and reversed card)" ->
                NoteType.basicReversed();
            case "cloze" -> NoteType.cloze();
            case "image-occlusion", "image occlusion" -> NoteType.imageOcclusion();
            default -> null;
        };
    }

    int width() {
        return width;
    }

    /** The cell of the first field, which a note cannot do without. */
    String first(List<String> cells) {
        for (int at : fields.values()) {
            return at < cells.size() ? cells.get(at) : "";
        }
        return "";
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
                    .mapToInt(field -> inOrder ? -1 : fields.getOrDefault(field.name(), -1))
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
