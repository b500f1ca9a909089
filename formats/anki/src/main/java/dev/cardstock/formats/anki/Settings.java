package dev.cardstock.formats.anki;

import static dev.cardstock.formats.anki.json.NoteTypeJson.preset;
import static dev.cardstock.formats.anki.json.NoteTypeJson.presetNull;

import tools.jackson.databind.node.ObjectNode;

/** The settings of a collection, as all versions of Anki ask for them. */
final class Settings {
    private Settings() {}

    /** Adds what is missing. */
    static void complete(ObjectNode settings, int nextPosition) {
        boolean isNew = settings.isEmpty();
        if (!settings.has("activeDecks")) {
            settings.putArray("activeDecks").add(1);
        }
        preset(settings, "curDeck", 1);
        preset(settings, "newSpread", 0);
        preset(settings, "collapseTime", 1200);
        preset(settings, "timeLim", 0);
        preset(settings, "estTimes", true);
        preset(settings, "dueCounts", true);
        presetNull(settings, "curModel");
        preset(settings, "nextPos", nextPosition);
        preset(settings, "sortType", "noteFld");
        preset(settings, "sortBackwards", false);
        preset(settings, "addToCur", true);
        preset(settings, "dayLearnFirst", false);
        settings.put("schedVer", 2);
        if (isNew) {
            settings.put("creationOffset", 0);
            settings.put("sched2021", true);
        }
    }
}
