/** Reads and writes Anki's packages and collections, and what CrowdAnki and AnkiConnect read. */
module dev.cardstock.formats.anki {
    requires transitive dev.cardstock.api;
    requires dev.cardstock.formats;
    requires com.github.luben.zstd_jni;
    requires java.sql;
    requires org.commonmark;
    requires org.jsoup;
    requires org.xerial.sqlitejdbc;
    requires tools.jackson.core;
    requires tools.jackson.databind;
    requires static org.jspecify;

    exports dev.cardstock.formats.anki;
    exports dev.cardstock.formats.ankiconnect;
    exports dev.cardstock.formats.crowdanki;

    provides dev.cardstock.exchange.DeckFormat with
            dev.cardstock.formats.anki.AnkiFormat,
            dev.cardstock.formats.ankiconnect.AnkiConnectFormat,
            dev.cardstock.formats.crowdanki.CrowdAnkiFormat;
}
