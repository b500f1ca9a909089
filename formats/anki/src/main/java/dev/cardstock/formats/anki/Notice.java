package dev.cardstock.formats.anki;

import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.anki.collection.AnkiJson;
import dev.cardstock.formats.anki.collection.CardRow;
import dev.cardstock.formats.anki.collection.CollectionData;
import dev.cardstock.formats.anki.collection.CollectionWriter;
import dev.cardstock.formats.anki.collection.NoteRow;
import dev.cardstock.formats.anki.json.NoteTypeJson;
import dev.cardstock.formats.anki.json.OptionsJson;
import dev.cardstock.formats.text.anki.AnkiIds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/** The collection that a program finds which does not know the version of the package. */
final class Notice {
    private static final long TIME = 1_577_836_800L;
    private static final long ID = TIME * 1000;
    private static final String TEXT = "This deck needs a newer version of Anki. Please update, and"
            + " import the file again.";

    private Notice() {}

    static Path write(Path file) throws IOException {
        try (CollectionWriter collection = new CollectionWriter(file)) {
            long type = AnkiIds.number("type", NoteType.basic().id());
            collection.note(new NoteRow(ID, AnkiIds.guid("", "notice"), type, TIME, -1, "",
                    TEXT + "\u001f", ""), TEXT, AnkiIds.checksum(TEXT));
            collection.card(new CardRow(ID, ID, DeckJson.DEFAULT, 0, TIME, -1, 0, 0, 1, 0, 0, 0, 0,
                    0, 0, 0, 0, ""));
            ObjectNode settings = AnkiJson.object();
            Settings.complete(settings, 2);
            Map<Long, ObjectNode> types = new TreeMap<>();
            types.put(type, AnkiJson.without(NoteTypeJson.write(NoteType.basic(), type, TIME),
                    java.util.Set.of(NoteTypeJson.OWN)));
            Map<Long, ObjectNode> decks = new TreeMap<>();
            decks.put(DeckJson.DEFAULT, AnkiJson.without(DeckJson.made(TIME),
                    java.util.Set.of(NoteTypeJson.OWN)));
            Map<Long, ObjectNode> options = new TreeMap<>();
            options.put(OptionsJson.DEFAULT, AnkiJson.without(OptionsJson.made(TIME),
                    java.util.Set.of(NoteTypeJson.OWN)));
            collection.finish(new CollectionData(11, TIME, ID, ID, 0, 0, settings, types, decks,
                    options, AnkiJson.object(), AnkiJson.array()));
        }
        return file;
    }
}
