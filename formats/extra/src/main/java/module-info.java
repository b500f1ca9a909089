/** Reads and writes Excel workbooks and Mochi's decks; reads Mnemosyne's database. */
module dev.cardstock.formats.extra {
    requires transitive dev.cardstock.api;
    requires dev.cardstock.formats;
    requires java.sql;
    requires org.xerial.sqlitejdbc;
    requires tools.jackson.core;
    requires static org.jspecify;

    exports dev.cardstock.formats.mnemosyne.db;
    exports dev.cardstock.formats.mochi;
    exports dev.cardstock.formats.xlsx;

    provides dev.cardstock.exchange.DeckFormat with
            dev.cardstock.formats.mnemosyne.db.MnemosyneDbFormat,
            dev.cardstock.formats.mochi.MochiFormat,
            dev.cardstock.formats.xlsx.XlsxFormat;
}
