package dev.cardstock.exchange;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.FieldDefinition;
import dev.cardstock.deck.Ids;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What incoming note types become. */
final class MergedTypes {
    private final DeckMerge settings;
    private final Map<String, NoteType> existing = new LinkedHashMap<>();
    /** By the id of the incoming type. */
    private final Map<String, NoteType> targets = new HashMap<>();
    private final Map<String, NoteType> changed = new LinkedHashMap<>();
    private final Set<String> grown = new HashSet<>();

    MergedTypes(DeckMerge settings, Library existing, Library incoming) {
        this.settings = settings;
        existing.noteTypes().forEach(type -> this.existing.put(type.id(), type));
        incoming.noteTypes().forEach(type -> targets.put(type.id(), target(type)));
    }

    private NoteType target(NoteType type) {
        NoteType there = existing.get(type.id());
        if (there == null) {
            return type;
        }
        if (schema(there).equals(schema(type))) {
            return updated(type, there);
        }
        if (settings.mergeNoteTypes() && there.kind() == type.kind()) {
            NoteType union = union(there, type);
            change(union);
            if (union.fields().size() > there.fields().size()) {
                grown.add(union.id());
            }
            return union;
        }
        String id = Ids.derived("merge.noteType", type.id(), schema(type).toString());
        NoteType copy = new NoteType(id, type.name(), type.kind(), type.fields(), type.templates(),
                type.style(), type.attributes());
        NoteType copied = existing.get(id);
        return copied == null ? copy : updated(copy, copied);
    }

    /** What cards hang on: if it is the same, notes and cards mean the same in both. */
    private static List<List<String>> schema(NoteType type) {
        return List.of(List.of(type.kind().name()),
                type.fields().stream().map(FieldDefinition::name).toList(),
                type.templates().stream().map(CardTemplate::id).toList());
    }

    private NoteType updated(NoteType incoming, NoteType there) {
        if (!isWanted(incoming, there) || incoming.equals(there)) {
            return there;
        }
        change(incoming);
        return incoming;
    }

    private boolean isWanted(NoteType incoming, NoteType there) {
        return switch (settings.updateNoteTypes()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case IF_NEWER -> settings.rules().isNewer(incoming, there);
        };
    }

    private void change(NoteType type) {
        if (!type.equals(existing.get(type.id()))) {
            changed.put(type.id(), type);
        }
    }

    private NoteType union(NoteType there, NoteType incoming) {
        boolean isNewer = isWanted(incoming, there);
        NoteType texts = isNewer ? incoming : there;
        List<FieldDefinition> fields = new ArrayList<>(there.fields());
        incoming.fields()
                .stream()
                .filter(field -> there.indexOf(field.name()) < 0)
                .forEach(fields::add);
        Map<String, CardTemplate> templates = new LinkedHashMap<>();
        there.templates().forEach(template -> templates.put(template.id(), template));
        for (CardTemplate template : incoming.templates()) {
            if (isNewer) {
                templates.put(template.id(), template);
            } else {
                templates.putIfAbsent(template.id(), template);
            }
        }
        return new NoteType(there.id(), texts.name(), there.kind(), fields,
                List.copyOf(templates.values()), texts.style(), there.attributes());
    }

    /** What notes of an incoming type are here. */
    NoteType target(String incomingId) {
        NoteType target = targets.get(incomingId);
        if (target == null) {
            throw new IllegalArgumentException(
                    "there is no note type with the id '" + incomingId + "'");
        }
        return target;
    }

    /** Fields of a note in the order of the type that they are taken over into. */
    static List<Markup> arranged(List<Markup> fields, NoteType from, NoteType to) {
        if (from.fields().size() == to.fields().size() && names(from).equals(names(to))) {
            return fields;
        }
        List<Markup> arranged = new ArrayList<>();
        for (FieldDefinition field : to.fields()) {
            int index = from.indexOf(field.name());
            arranged.add(index < 0 || index >= fields.size() ? Markup.EMPTY : fields.get(index));
        }
        return arranged;
    }

    private static List<String> names(NoteType type) {
        return type.fields().stream().map(FieldDefinition::name).toList();
    }

    /** A note that is there, with empty fields where its type has got more. */
    Note grown(Note note) {
        if (!grown.contains(note.typeId())) {
            return note;
        }
        NoteType type = now(note.typeId());
        List<Markup> fields = new ArrayList<>(note.fields());
        while (fields.size() < type.fields().size()) {
            fields.add(Markup.EMPTY);
        }
        return note.toBuilder().fields(fields).build();
    }

    /** A type that is there, as it is after the merge. */
    NoteType now(String id) {
        NoteType type = changed.getOrDefault(id, existing.get(id));
        if (type == null) {
            throw new IllegalArgumentException("there is no note type with the id '" + id + "'");
        }
        return type;
    }

    /** Whether a type is not there before the merge. */
    boolean isMissing(String id) {
        return !existing.containsKey(id);
    }

    /** The types that are there and have changed. */
    Iterable<NoteType> changed() {
        return changed.values();
    }
}
