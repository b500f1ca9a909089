package dev.cardstock.formats.anki.archive;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.anki.proto.ProtoMessage;
import dev.cardstock.formats.text.anki.MediaNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads the list that says which medium is in which entry. */
final class MediaList {
    /** A medium: the entry that it is in, its name, and its size or -1. */
    record Item(String entry, String name, long size) {}

    private static final int MAX_NAME = 4000;

    private final ImportLimits limits;
    private final Faults faults;
    private final Location where;
    private final List<Item> items = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> folded = new HashSet<>();

    private MediaList(ImportLimits limits, Faults faults) {
        this.limits = limits;
        this.faults = faults;
        where = faults.file().inEntry("media");
    }

    static List<Item> read(PackageVersion version, byte[] bytes, ImportLimits limits,
            Faults faults) throws IOException {
        MediaList list = new MediaList(limits, faults);
        try {
            if (version.zstd()) {
                list.readMessage(bytes);
            } else if (bytes.length > 0) {
                list.readObject(bytes);
            }
        } catch (IllegalArgumentException | JacksonException e) {
            faults.meet("media-list", new FormatException(
                    "the list of media is broken: " + message(e), list.where,
                    "export the deck again, or read it with the option salvage=true", e));
        }
        return list.items;
    }

    private static String message(RuntimeException e) {
        return e instanceof JacksonException json
                ? json.getOriginalMessage()
                : String.valueOf(e.getMessage());
    }

    private void readMessage(byte[] bytes) throws IOException {
        int index = 0;
        for (ProtoMessage entry : ProtoMessage.parse(bytes).messages(1)) {
            long number = entry.has(255) ? entry.integer(255) : index;
            add(String.valueOf(number), entry.text(1), entry.has(2) ? entry.integer(2) : -1);
            index++;
        }
    }

    private void readObject(byte[] bytes) throws IOException {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(MAX_NAME)
                        .maxNameLength(100)
                        .build())
                .build()).build();
        TreeMap<Integer, String> sorted = new TreeMap<>();
        try (JsonParser parser = mapper.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String entry = parser.currentName();
                if (parser.nextToken() != JsonToken.VALUE_STRING || !entry.matches("\\d{1,9}")) {
                    throw new IllegalArgumentException("'" + entry + "' does not name a file");
                }
                if (sorted.put(Integer.parseInt(entry), parser.getString()) != null) {
                    throw new IllegalArgumentException("'" + entry + "' stands in it twice");
                }
                checkCount(sorted.size());
            }
        }
        for (var item : sorted.entrySet()) {
            add(item.getKey().toString(), item.getValue(), -1);
        }
    }

    private void checkCount(int count) {
        if (count > limits.maxEntries()) {
            throw new LimitExceededException("maxEntries", limits.maxEntries(),
                    "there are more than " + limits.maxEntries() + " media", where);
        }
    }

    private void add(String entry, String given, long size) throws IOException {
        if (!MediaNames.isPlain(given)) {
            faults.meet("media-name", new FormatException(
                    "the list of media names '" + given.replaceAll("\\p{Cntrl}", " ")
                            + "', which is not the name of a file",
                    where,
                    "do not trust this file; the option salvage=true leaves such media out"));
            return;
        }
        String name = MediaNames.normalized(given);
        if (name.isEmpty()) {
            faults.warn("media-name", "a medium has no name that can be used; it is left out",
                    where.atItem(entry));
            return;
        }
        if (!names.add(name)) {
            faults.warn("duplicate-media", "two media have the name '" + name
                    + "'; the first is taken", where);
            return;
        }
        if (!name.equals(given)) {
            faults.inform("media-renamed", "'" + given.replaceAll("\\p{Cntrl}", " ")
                    + "' is named '" + name + "', as Anki does", where);
        }
        if (!folded.add(name.toLowerCase(Locale.ROOT))) {
            faults.warn("similar-media", "another medium has the name '" + name
                    + "' but for upper and lower case; in some folders only one can be", where);
        }
        items.add(new Item(entry, name, size));
        checkCount(items.size());
    }
}
