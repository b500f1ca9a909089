package dev.cardstock.formats.mochi;

import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.mochi.MochiInput.Event;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.zip.ZipArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the data twice: first decks and templates, then the cards one by one. */
final class MochiReader implements DeckReader {
    private final MochiFormat format;
    private final String namespace;

    MochiReader(MochiFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        ZipArchive archive = ZipArchive.open(source, limits);
        boolean isEdn = archive.size(MochiFormat.EDN) >= 0
                && archive.size(MochiFormat.JSON) < 0;
        DeckSource data = archive.entry(isEdn ? MochiFormat.EDN : MochiFormat.JSON);
        NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace);
        Data found = new Data();
        try (MochiInput in = open(data, isEdn, limits)) {
            found.read(in, null);
        }
        MochiCards cards = new MochiCards(notes, sink, found);
        found.paths().forEach((id, path) -> {
            if (id.matches("\\p{Graph}{1,200}")) {
                notes.deckId(path, id);
            }
        });
        try (MochiInput in = open(data, isEdn, limits)) {
            found.read(in, cards);
        }
        media(archive, sink, notes);
        notes.end("it has no cards", "check that the deck was exported with its cards");
    }

    private static MochiInput open(DeckSource data, boolean isEdn, ImportLimits limits)
            throws IOException {
        return isEdn ? EdnInput.open(data, limits) : TransitInput.open(data, limits);
    }

    private static void media(ZipArchive archive, DeckSink sink, NoteSink notes)
            throws IOException {
        Set<String> taken = new HashSet<>();
        for (String entry : archive.names()) {
            if (entry.equals(MochiFormat.EDN) || entry.equals(MochiFormat.JSON)
                    || entry.endsWith("/")) {
                continue;
            }
            String name = entry.replaceFirst("^@?media/", "").replace('/', '_');
            if (Media.isSafeName(name) && taken.add(name)) {
                sink.media(new Media(name, archive.size(entry), null), archive.medium(entry));
            } else {
                notes.warn("media-name", "the file '" + entry + "' has no name of its own that can"
                        + " be kept; it is left out", 0);
            }
        }
    }

    static String string(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : "";
    }

    /** What is around the cards. */
    static final class Data {
        /** How the ids of decks begin that have none. */
        static final String UNNAMED = "\0";

        private final Map<String, Map<?, ?>> decks = new HashMap<>();
        private final List<String> order = new ArrayList<>();
        private final Map<String, Map<?, ?>> templates = new HashMap<>();

        Map<String, Map<?, ?>> templates() {
            return templates;
        }

        Map<?, ?> deck(String id) {
            return decks.getOrDefault(id, Map.of());
        }

        /** The names of decks and of those around each, in the order of the file. */
        Map<String, List<String>> paths() {
            Map<String, List<String>> paths = new java.util.LinkedHashMap<>();
            order.forEach(id -> paths.put(id, path(id)));
            return paths;
        }

        /** The names of a deck and those around it; none where it has no name. */
        List<String> path(String id) {
            List<String> path = new ArrayList<>();
            Set<String> seen = new LinkedHashSet<>();
            String at = id;
            while (!at.isEmpty() && decks.containsKey(at) && seen.add(at)) {
                String name = string(deck(at), "name").strip();
                if (!name.isEmpty()) {
                    path.add(0, name);
                }
                at = string(deck(at), "parent-id");
            }
            return path;
        }

        /** Goes through the data; the first time without cards. */
        void read(MochiInput in, @Nullable MochiCards cards) throws IOException {
            if (in.next() != Event.MAP) {
                throw in.malformed("the data is no map with decks");
            }
            for (String key = in.key(); key != null; key = in.key()) {
                Event value = in.next();
                if (key.equals("decks") && value == Event.LIST) {
                    int number = 0;
                    for (Event deck = in.next(); deck != Event.END; deck = in.next()) {
                        if (deck == Event.MAP) {
                            deck(in, number++, cards);
                        } else {
                            in.skip(deck);
                        }
                    }
                } else if (key.equals("templates") && cards == null) {
                    templates(in.value(value));
                } else {
                    in.skip(value);
                }
            }
        }

        private void deck(MochiInput in, int number, @Nullable MochiCards cards)
                throws IOException {
            Map<String, @Nullable Object> members = new HashMap<>();
            for (String key = in.key(); key != null; key = in.key()) {
                Event value = in.next();
                if (!key.equals("cards")) {
                    if (cards == null && key.equals("templates")) {
                        templates(in.value(value));
                    } else if (cards == null) {
                        members.put(key, in.value(value));
                    } else {
                        in.skip(value);
                    }
                } else if (cards == null || value != Event.LIST) {
                    in.skip(value);
                } else {
                    for (Event card = in.next(); card != Event.END; card = in.next()) {
                        long line = in.line();
                        if (in.value(card) instanceof Map<?, ?> map) {
                            cards.add(map, order.get(number), line);
                        }
                    }
                }
            }
            if (cards == null) {
                in.limits.checkDecks(order.size() + 1L, in.where);
                String id = string(members, "id");
                String own = id.isEmpty() || decks.containsKey(id) ? UNNAMED + number : id;
                decks.put(own, members);
                order.add(own);
            }
        }

        private void templates(@Nullable Object value) {
            if (value instanceof List<?> list) {
                for (Object item : list) {
                    if (item instanceof Map<?, ?> template) {
                        templates.putIfAbsent(string(template, "id"), template);
                    }
                }
            }
        }
    }
}
