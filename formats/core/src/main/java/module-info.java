/** Reads and writes decks: JSON, CSV, pasted study pages. */
module dev.cardstock.formats {
    requires transitive dev.cardstock.api;
    requires de.siegmar.fastcsv;
    requires java.xml;
    requires org.commonmark;
    requires org.jsoup;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.cardstock.formats.csv;
    exports dev.cardstock.formats.json;
    exports dev.cardstock.formats.markup;
    exports dev.cardstock.formats.mnemosyne;
    exports dev.cardstock.formats.moodle;
    exports dev.cardstock.formats.page;
    exports dev.cardstock.formats.remnote;
    exports dev.cardstock.formats.sites;
    exports dev.cardstock.formats.supermemo;

    provides dev.cardstock.exchange.DeckFormat with
            dev.cardstock.formats.csv.CsvFormat,
            dev.cardstock.formats.csv.TsvFormat,
            dev.cardstock.formats.json.JsonFormat,
            dev.cardstock.formats.mnemosyne.MnemosyneTsvFormat,
            dev.cardstock.formats.mnemosyne.MnemosyneXmlFormat,
            dev.cardstock.formats.moodle.AikenFormat,
            dev.cardstock.formats.moodle.GiftFormat,
            dev.cardstock.formats.moodle.MoodleXmlFormat,
            dev.cardstock.formats.page.StudyPageFormat,
            dev.cardstock.formats.remnote.RemNoteFormat,
            dev.cardstock.formats.sites.BrainscapeFormat,
            dev.cardstock.formats.sites.CramFormat,
            dev.cardstock.formats.sites.KnowtFormat,
            dev.cardstock.formats.sites.MemriseFormat,
            dev.cardstock.formats.sites.QuizletFormat,
            dev.cardstock.formats.supermemo.SuperMemoTextFormat,
            dev.cardstock.formats.supermemo.SuperMemoXmlFormat;
}
