package dev.cardstock.exchange;

import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.text.TextNormalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the notes of an edited library in an earlier edition, as {@link Revision} says. */
final class NoteMatching {
    private static final Pattern DERIVED = Pattern
            .compile("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final double HALF = .5;
    private static final double MOST = .7;
    /** How much of a note without other fields is to be the same. */
    private static final double ALONE = .8;
    /** How much of a text is compared. */
    private static final int MAX_CHARS = 4000;
    private static final int RAREST = 16;
    private static final int MAX_WITH_GRAM = 256;

    private final TextNormalizer normalizer = TextNormalizer.of(Locale.ROOT);
    private final Map<String, Note> before = new LinkedHashMap<>();
    private final Map<String, Note> now = new LinkedHashMap<>();
    private final Library earlier;
    private final Library edited;
    /** From the ids of the edited library to those of the earlier one. */
    private final Map<String, String> matches = new LinkedHashMap<>();

    NoteMatching(Library earlier, Library edited) {
        this.earlier = earlier;
        this.edited = edited;
        earlier.notes().forEach(note -> before.put(note.id(), note));
        edited.notes().forEach(note -> now.put(note.id(), note));
    }

    Map<String, String> run() {
        for (Note note : List.copyOf(now.values())) {
            if (before.containsKey(note.id()) && !DERIVED.matcher(note.id()).matches()) {
                match(note.id(), note.id());
            }
        }
        byKey(note -> text(note, 0, note.fields().size()));
        for (Note note : List.copyOf(now.values())) {
            if (before.containsKey(note.id())) {
                match(note.id(), note.id());
            }
        }
        byKey(note -> text(note, 0, 1));
        byLikeness();
        return matches;
    }

    private void match(String editedId, String earlierId) {
        matches.put(editedId, earlierId);
        now.remove(editedId);
        before.remove(earlierId);
    }

    /** Normalised, with the type before it; empty where there is no text. */
    private String text(Note note, int from, int to) {
        String text = side(note, from, to);
        return text.isBlank() ? "" : note.typeId() + "\u001f" + text;
    }

    private String side(Note note, int from, int to) {
        return note.fields()
                .subList(from, to)
                .stream()
                .map(field -> normalizer.normalize(field.plainText()))
                .collect(Collectors.joining("\u001f"));
    }

    /** Matches notes with the same key: with the same id, then in the same deck, then any, in order. */
    private void byKey(Function<Note, String> key) {
        Map<String, List<Note>> there = new HashMap<>();
        for (Note note : before.values()) {
            String text = key.apply(note);
            if (!text.isEmpty()) {
                there.computeIfAbsent(text, k -> new ArrayList<>()).add(note);
            }
        }
        Map<String, List<Note>> here = new LinkedHashMap<>();
        for (Note note : now.values()) {
            String text = key.apply(note);
            if (there.containsKey(text)) {
                here.computeIfAbsent(text, k -> new ArrayList<>()).add(note);
            }
        }
        here.forEach((text, notes) -> {
            pair(notes, there.get(text), Note::id);
            pair(notes, there.get(text), this::deck);
            pair(notes, there.get(text), note -> "");
        });
    }

    private String deck(Note note) {
        Library library = edited.note(note.id()).filter(note::equals).isPresent()
                ? edited
                : earlier;
        return String.join("\u001f", library.path(note.deckId()));
    }

    /** Matches the first notes that are left on both sides and have something in common. */
    private void pair(List<Note> here, @Nullable List<Note> there, Function<Note, String> common) {
        Map<String, List<Note>> left = new HashMap<>();
        if (there != null) {
            for (Note note : there) {
                if (before.containsKey(note.id())) {
                    left.computeIfAbsent(common.apply(note), k -> new ArrayList<>()).add(note);
                }
            }
        }
        Map<String, Integer> used = new HashMap<>();
        for (Note note : here) {
            String key = common.apply(note);
            List<Note> candidates = left.getOrDefault(key, List.of());
            int next = used.getOrDefault(key, 0);
            if (now.containsKey(note.id()) && next < candidates.size()) {
                match(note.id(), candidates.get(next).id());
                used.put(key, next + 1);
            }
        }
    }

    /** What of a note is compared where it is not the same. */
    private record Content(Note note, String front, String back, Set<String> frontGrams,
            Set<String> backGrams, String numbers) {}

    private record Pair(int here, int there, double score) {}

    private void byLikeness() {
        if (before.isEmpty() || now.isEmpty()) {
            return;
        }
        List<Content> there = before.values().stream().map(this::content).toList();
        List<Content> here = now.values().stream().map(this::content).toList();
        Map<String, List<Integer>> index = new HashMap<>();
        for (int i = 0; i < there.size(); i++) {
            for (String gram : grams(there.get(i))) {
                index.computeIfAbsent(gram, k -> new ArrayList<>()).add(i);
            }
        }
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < here.size(); i++) {
            for (int candidate : candidates(here.get(i), index)) {
                double score = likeness(here.get(i), there.get(candidate));
                if (score > 0) {
                    pairs.add(new Pair(i, candidate, score));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.score)
                .thenComparingInt(Pair::here)
                .thenComparingInt(Pair::there));
        for (Pair pair : pairs) {
            String editedId = here.get(pair.here).note.id();
            String earlierId = there.get(pair.there).note.id();
            if (now.containsKey(editedId) && before.containsKey(earlierId)) {
                match(editedId, earlierId);
            }
        }
    }

    private Content content(Note note) {
        String front = shortened(side(note, 0, 1));
        String back = shortened(side(note, 1, note.fields().size()));
        return new Content(note, front, back, grams(front), grams(back), numbers(front));
    }

    private static String shortened(String text) {
        return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
    }

    private static String numbers(String text) {
        return text.codePoints()
                .map(c -> Character.isDigit(c) ? Character.digit(c, 10) + '0' : ' ')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" +", " ");
    }

    private static Set<String> grams(String text) {
        Set<String> grams = new HashSet<>();
        String padded = " " + text + " ";
        for (int i = 0; !text.isBlank() && i + 3 <= padded.length(); i++) {
            grams.add(padded.substring(i, i + 3));
        }
        return grams;
    }

    private static Set<String> grams(Content content) {
        Set<String> grams = new HashSet<>(content.frontGrams);
        grams.addAll(content.backGrams);
        return grams;
    }

    /** Those with which it shares one of the rarest of its grams. */
    private static int[] candidates(Content content, Map<String, List<Integer>> index) {
        return grams(content).stream()
                .map(gram -> index.getOrDefault(gram, List.of()))
                .filter(notes -> !notes.isEmpty())
                .sorted(Comparator.comparingInt((List<Integer> notes) -> notes.size())
                        .thenComparingInt(notes -> notes.get(0)))
                .limit(RAREST)
                .flatMapToInt(notes -> notes.stream()
                        .limit(MAX_WITH_GRAM)
                        .mapToInt(Integer::intValue))
                .distinct()
                .sorted()
                .toArray();
    }

    /** How alike they are; 0 where they are not the same note. */
    private static double likeness(Content a, Content b) {
        if (!a.note.typeId().equals(b.note.typeId()) || !a.numbers.equals(b.numbers)) {
            return 0;
        }
        double front = a.front.equals(b.front) ? 1 : dice(a.frontGrams, b.frontGrams);
        double back = a.back.equals(b.back) ? 1 : dice(a.backGrams, b.backGrams);
        boolean same = a.back.isBlank() && b.back.isBlank()
                ? front >= ALONE
                : Math.max(front, back) == 1 && Math.min(front, back) >= HALF
                        || Math.min(front, back) >= MOST;
        return same ? front + back : 0;
    }

    private static double dice(Set<String> a, Set<String> b) {
        if (a.size() > b.size()) {
            return dice(b, a);
        }
        int common = (int) a.stream().filter(b::contains).count();
        return a.isEmpty() ? 0 : 2.0 * common / (a.size() + b.size());
    }
}
