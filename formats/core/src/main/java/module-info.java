/** Reads and writes decks: JSON, CSV, pasted study pages. */
module dev.cardstock.formats {
    requires transitive dev.cardstock.api;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.cardstock.formats.json;
    exports dev.cardstock.formats.page;

    provides dev.cardstock.exchange.DeckFormat with
            dev.cardstock.formats.json.JsonFormat,
            dev.cardstock.formats.page.StudyPageFormat;
}
