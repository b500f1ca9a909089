package dev.cardstock.grading.language;

import dev.cardstock.grading.language.Clashes.Clash;
import dev.cardstock.grading.language.Clashes.Kind;
import dev.cardstock.grading.language.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the words of two sentences of one language say against each other. Which words deny, stand for a role
 * or are opposites is told by the lists of the {@link LanguageProfile}. Immutable and thread-safe.
 */
final class ClashRules {
    /** Two sentences of which less is the same may say different things that both are right. */
    private static final double LEAST_PRECISION = 0.8;

    private static final double LEAST_COVERAGE = 0.5;

    /** From this share of the same words on an answer is a copy, maybe in another order. */
    private static final double COPY = 0.9;

    private static final int LEAST_COPY = 5;

    /** Sentences say the same in another order, but keep more of the neighbours than this. */
    private static final double LEAST_NEIGHBOURS = 0.4;

    private static final String NO_ROLE = "";

    private final LanguageProfile profile;
    private final Map<String, String> roles = new HashMap<>();

    /** The opposites of a word, by its stem. */
    private final Map<String, Set<String>> opposites = new HashMap<>();

    ClashRules(LanguageProfile profile, Function<String, List<Word>> split) {
        this.profile = profile;
        for (String item : profile.list("cases")) {
            int colon = item.indexOf(':');
            roles.put(item.substring(0, colon), item.substring(colon + 1));
        }
        for (String pair : profile.list("opposites")) {
            int colon = pair.indexOf(':');
            String one = stem(pair.substring(0, colon), split);
            String other = stem(pair.substring(colon + 1), split);
            if (!one.isEmpty() && !other.isEmpty() && !one.equals(other)) {
                opposites.computeIfAbsent(one, s -> new HashSet<>()).add(other);
                opposites.computeIfAbsent(other, s -> new HashSet<>()).add(one);
            }
        }
    }

    /**
     * The stem of a word, which may have endings that are words of their own; empty if it falls apart. After
     * = a stem stands as it is, where a word alone would be split in another way than in a sentence.
     */
    private static String stem(String word, Function<String, List<Word>> split) {
        if (word.startsWith("=")) {
            return word.substring(1);
        }
        List<Word> words = split.apply(word);
        List<Word> content = words.size() == 1 ? words : Words.content(words);
        return content.size() == 1 ? content.get(0).stem() : "";
    }

    /** Whether the language has any. */
    boolean any() {
        return hasDenials() || !opposites.isEmpty();
    }

    private boolean hasDenials() {
        return !profile.list("denies-next").isEmpty() || !profile.list("denies-before").isEmpty();
    }

    /** The content words of a sentence, with what the particles say of each. */
    private final class Sentence {
        private final List<Word> content = new ArrayList<>();
        private final List<Boolean> denied = new ArrayList<>();
        private final List<String> roles = new ArrayList<>();

        /** Whether a word that joins stands between a content word and the next one. */
        private final List<Boolean> joined = new ArrayList<>();

        private final Map<String, Integer> places = new HashMap<>();
        private final boolean passive;
        private final boolean denies;

        Sentence(List<Word> words) {
            boolean passiveFound = false;
            boolean denyNext = false;
            boolean deniesSomething = false;
            for (int i = 0; i < words.size(); i++) {
                Word word = words.get(i);
                deniesSomething |= profile.has("not", profile.letters().key(word.text()))
                        || is("denies-next", word) || is("denies-before", word);
                if (is("passive", word)) {
                    passiveFound = true;
                } else if (is("denies-next", word)) {
                    denyNext = !denyNext;
                } else if (is("denies-before", word)) {
                    int last = content.size() - 1;
                    if (last >= 0) {
                        denied.set(last, !denied.get(last));
                    }
                } else if (!word.function() || opposites.containsKey(word.stem())) {
                    places.merge(word.stem(), content.size(), (a, b) -> -1);
                    content.add(word);
                    denied.add(denyNext);
                    denyNext = false;
                    Word next = i + 1 < words.size() ? words.get(i + 1) : null;
                    boolean joins = next != null && is("joins", next);
                    joined.add(joins);
                    roles.add(next == null || !next.function() || joins ? NO_ROLE : role(next));
                }
            }
            passive = passiveFound;
            denies = deniesSomething;
            // "A and B" have the role of B.
            for (int i = roles.size() - 2; i >= 0; i--) {
                if (joined.get(i)) {
                    roles.set(i, roles.get(i + 1));
                }
            }
        }

        private String role(Word particle) {
            return ClashRules.this.roles.getOrDefault(particle.stem(), NO_ROLE);
        }

        /** The content word before a place and the one there. */
        List<String> pair(int place) {
            return List.of(content.get(place - 1).stem(), content.get(place).stem());
        }

        /** The place of a word that the sentence has once; -1 else. */
        int place(String stem) {
            return places.getOrDefault(stem, -1);
        }
    }

    private boolean is(String list, Word word) {
        return profile.list(list).contains(word.stem());
    }

    /** What stands against an answer; empty if nothing does, or if the two have little in common. */
    Optional<Clash> between(List<Word> reference, List<Word> answer) {
        Sentence wanted = new Sentence(reference);
        Sentence given = new Sentence(answer);
        Set<String> common = new HashSet<>(wanted.places.keySet());
        common.retainAll(given.places.keySet());
        Clash clash = null;
        if (common.size() + 1 >= LEAST_PRECISION * given.places.size()
                && common.size() >= LEAST_COVERAGE * wanted.places.size()) {
            clash = opposite(wanted, given);
        }
        if (clash == null && hasDenials()
                && common.size() >= LEAST_PRECISION * given.places.size()
                && common.size() >= LEAST_COVERAGE * wanted.places.size()) {
            clash = denial(wanted, given);
            clash = clash != null ? clash : exchangedRoles(wanted, given);
            clash = clash != null ? clash : exchangedPlaces(wanted, given);
            clash = clash != null ? clash : shuffled(wanted, given, common.size());
        }
        return Optional.ofNullable(clash);
    }

    /** A word has its opposite in the other sentence, and neither is denied. */
    private @Nullable Clash opposite(Sentence wanted, Sentence given) {
        if (wanted.denies || given.denies) {
            return null;
        }
        for (Word word : given.content) {
            Set<String> others = opposites.getOrDefault(word.stem(), Set.of());
            if (!others.isEmpty() && !wanted.places.containsKey(word.stem())) {
                for (Word right : wanted.content) {
                    if (others.contains(right.stem())
                            && !given.places.containsKey(right.stem())) {
                        return new Clash(Kind.OPPOSITE, word, right);
                    }
                }
            }
        }
        return null;
    }

    private static @Nullable Clash denial(Sentence wanted, Sentence given) {
        boolean elsewhere = deniesOther(wanted, given);
        boolean more = deniesOther(given, wanted);
        for (int i = 0; i < given.content.size(); i++) {
            Word word = given.content.get(i);
            int place = wanted.place(word.stem());
            boolean denied = given.denied.get(i);
            if (place >= 0 && given.place(word.stem()) >= 0
                    && wanted.denied.get(place) != denied && !(denied ? elsewhere : more)) {
                return new Clash(Kind.DENIAL, word, wanted.content.get(place));
            }
        }
        return null;
    }

    /** Whether a sentence denies a word that the other has not: "has no" against "there is no". */
    private static boolean deniesOther(Sentence one, Sentence other) {
        for (int i = 0; i < one.content.size(); i++) {
            if (one.denied.get(i) && !other.places.containsKey(one.content.get(i).stem())) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Clash exchangedRoles(Sentence wanted, Sentence given) {
        int[] place = new int[given.content.size()];
        for (int i = 0; i < place.length; i++) {
            place[i] = roleChange(wanted, given, i);
            for (int j = 0; j < i; j++) {
                if (place[i] >= 0 && place[j] >= 0
                        && wanted.roles.get(place[i]).equals(given.roles.get(j))
                        && wanted.roles.get(place[j]).equals(given.roles.get(i))) {
                    return new Clash(Kind.ROLES, given.content.get(j),
                            wanted.content.get(place[i]));
                }
            }
        }
        return null;
    }

    /** The place in the reference of a word that has another role there, or -1. */
    private static int roleChange(Sentence wanted, Sentence given, int i) {
        String stem = given.content.get(i).stem();
        int place = given.place(stem) < 0 ? -1 : wanted.place(stem);
        return place < 0 || wanted.roles.get(place).isEmpty() || given.roles.get(i).isEmpty()
                || wanted.roles.get(place).equals(given.roles.get(i)) ? -1 : place;
    }

    /** Where the order alone tells the roles: the same words but for two of them, or a passive only. */
    private @Nullable Clash exchangedPlaces(Sentence wanted, Sentence given) {
        if (profile.list("passive").isEmpty() || wanted.content.size() != given.content.size()
                || wanted.content.size() < 3) {
            return null;
        }
        List<Integer> moved = new ArrayList<>();
        for (int i = 0; i < given.content.size(); i++) {
            int place = wanted.place(given.content.get(i).stem());
            if (place < 0) {
                return null;
            }
            if (place != i) {
                moved.add(i);
            }
        }
        boolean turned = wanted.passive != given.passive;
        if (moved.size() == 2) {
            int first = moved.get(0);
            int second = moved.get(1);
            boolean alike = second - first == 1 || wanted.joined.get(first);
            return turned || alike
                    ? null
                    : new Clash(Kind.ROLES, given.content.get(first), wanted.content.get(first));
        }
        return turned && moved.isEmpty()
                ? new Clash(Kind.ROLES, given.content.get(0), wanted.content.get(0))
                : null;
    }

    /** The same words in an order that keeps hardly any of the neighbours. */
    private static @Nullable Clash shuffled(Sentence wanted, Sentence given, int common) {
        if (common < LEAST_COPY || common < COPY * wanted.places.size()
                || common < COPY * given.places.size()) {
            return null;
        }
        Set<List<String>> pairs = new HashSet<>();
        for (int i = 1; i < wanted.content.size(); i++) {
            pairs.add(wanted.pair(i));
        }
        int kept = 0;
        for (int i = 1; i < given.content.size(); i++) {
            kept += pairs.contains(given.pair(i)) ? 1 : 0;
        }
        return kept < LEAST_NEIGHBOURS * (given.content.size() - 1)
                ? new Clash(Kind.SHUFFLED, given.content.get(0), wanted.content.get(0))
                : null;
    }
}
