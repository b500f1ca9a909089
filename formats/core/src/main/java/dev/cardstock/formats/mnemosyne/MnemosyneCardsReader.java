package dev.cardstock.formats.mnemosyne;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.mnemosyne.facts.FactCard;
import dev.cardstock.formats.mnemosyne.facts.FactSink;
import dev.cardstock.formats.mnemosyne.facts.FactTypes;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import dev.cardstock.formats.zip.ZipArchive;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads twice: first tags, types and cards, then facts, which stand before their cards. */
final class MnemosyneCardsReader implements DeckReader {
    private static final int ADDED_CARD = 6;
    private static final int ADDED_TAG = 10;
    private static final int ADDED_FACT = 16;
    private static final int ADDED_FACT_VIEW = 19;
    private static final int ADDED_CARD_TYPE = 22;
    private static final int MAX_METADATA = 1 << 20;

    private final MnemosyneCardsFormat format;
    private final String namespace;

    MnemosyneCardsReader(MnemosyneCardsFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        ZipArchive archive = ZipArchive.open(source, limits);
        DeckSource cards = archive.entry(MnemosyneCardsFormat.CARDS);
        NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace,
                header(archive));
        new Reading(cards, notes, sink, limits).run();
        media(archive, sink, notes);
        notes.end("it has no facts", "check that cards were chosen when it was exported");
    }

    private static LibraryHeader header(ZipArchive archive) throws IOException {
        Map<String, String> values = new HashMap<>();
        if (archive.size(MnemosyneCardsFormat.METADATA) >= 0) {
            try (InputStream in = archive.entry(MnemosyneCardsFormat.METADATA).open()) {
                for (String line : new String(in.readNBytes(MAX_METADATA), UTF_8).split("\\R")) {
                    int colon = line.indexOf(':');
                    if (colon > 0) {
                        values.put(line.substring(0, colon).strip(),
                                line.substring(colon + 1).replace("<br>", "\n").strip());
                    }
                }
            }
        }
        TreeMap<String, String> attributes = new TreeMap<>();
        for (String key : MnemosyneCardsOutput.FURTHER_METADATA) {
            String value = values.getOrDefault(key, "");
            if (!value.isEmpty()) {
                attributes.put("mnemosyne." + key, value);
            }
        }
        String language = values.getOrDefault("language", "");
        return new LibraryHeader(values.getOrDefault("card_set_name", ""),
                values.getOrDefault("notes", ""),
                language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}") ? language : "",
                attributes);
    }

    private static void media(ZipArchive archive, DeckSink sink, NoteSink notes)
            throws IOException {
        Set<String> seen = new HashSet<>();
        for (String entry : archive.names()) {
            if (entry.equals(MnemosyneCardsFormat.CARDS)
                    || entry.equals(MnemosyneCardsFormat.METADATA) || entry.endsWith("/")) {
                continue;
            }
            String name = FactSink.mediaName(entry).orElse("");
            if (name.isEmpty() || !seen.add(name)) {
                notes.warn("media-name", "the file '" + entry + "' has no name of its own that can"
                        + " be kept; it is left out", 0);
            } else {
                sink.media(new Media(name, archive.size(entry), null), archive.medium(entry));
            }
        }
    }

    /** The entries of the log that the XML is. */
    private static final class Reading {
        private final DeckSource source;
        private final NoteSink notes;
        private final DeckSink sink;
        private final ImportLimits limits;
        private final FactTypes types = new FactTypes();
        private final Map<String, List<FactCard>> cards = new HashMap<>();

        Reading(DeckSource source, NoteSink notes, DeckSink sink, ImportLimits limits) {
            this.source = source;
            this.notes = notes;
            this.sink = sink;
            this.limits = limits;
        }

        void run() throws IOException {
            FactSink facts = new FactSink(notes, sink, types);
            entries(entry -> around(entry, facts));
            entries(entry -> {
                if (type(entry) == ADDED_FACT) {
                    facts.fact(entry.attribute("o_id"), data(entry),
                            cards.getOrDefault(entry.attribute("o_id"), List.of()), entry.line());
                }
            });
        }

        private interface Action {
            void take(XmlElement entry) throws IOException;
        }

        private void entries(Action action) throws IOException {
            try (XmlInput xml = XmlInput.open(source, limits)) {
                if (xml.next() != Event.START || !xml.name().equals("openSM2sync")) {
                    throw new FormatException("the outermost element is '" + xml.name()
                            + "', not 'openSM2sync'",
                            dev.cardstock.Location.of(source.name()).atLine(xml.line()),
                            "export the cards again");
                }
                for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                    if (event == Event.START && xml.name().equals("log")) {
                        action.take(xml.element());
                    }
                }
            }
        }

        private void around(XmlElement entry, FactSink facts) {
            String id = entry.attribute("o_id");
            switch (type(entry)) {
                case ADDED_TAG -> facts.tag(id, entry.text("name"));
                case ADDED_FACT_VIEW -> types.view(id, entry.text("name"),
                        entry.text("q_fact_keys"), entry.text("a_fact_keys"));
                case ADDED_CARD_TYPE -> types.type(id, entry.text("name"),
                        entry.text("fact_keys_and_names"), entry.text("fact_views"));
                case ADDED_CARD -> {
                    cards.merge(entry.attribute("fact"), List.of(card(entry)), Reading::joined);
                    limits.checkNotes(cards.size(), notes.at(entry.line()));
                }
                default -> {}
            }
        }

        private static List<FactCard> joined(List<FactCard> before, List<FactCard> more) {
            List<FactCard> all = before.size() == 1 ? new java.util.ArrayList<>(before) : before;
            all.addAll(more);
            return all;
        }

        private static int type(XmlElement entry) {
            String type = entry.attribute("type");
            return type.matches("\\d{1,3}") ? Integer.parseInt(type) : 0;
        }

        private static FactCard card(XmlElement entry) {
            String easiness = entry.attribute("e");
            return new FactCard(entry.attribute("o_id"), entry.attribute("card_t"),
                    entry.attribute("fact_v"), List.of(entry.attribute("tags").split(",")),
                    entry.text("extra"), (int) number(entry, "gr"),
                    easiness.matches("\\d{1,3}(\\.\\d{1,18})?")
                            ? Double.parseDouble(easiness)
                            : 2.5,
                    (int) number(entry, "ac_rp"), (int) number(entry, "rt_rp"),
                    (int) number(entry, "lps"), (int) number(entry, "rt_rp_l"),
                    number(entry, "l_rp"), number(entry, "n_rp"));
        }

        private static long number(XmlElement entry, String name) {
            String number = entry.attribute(name);
            return number.matches("-?\\d{1,11}") ? Long.parseLong(number) : -1;
        }

        private static Map<String, String> data(XmlElement entry) {
            Map<String, String> data = new HashMap<>();
            entry.children().forEach(child -> data.put(child.name(), child.text()));
            return data;
        }
    }
}
