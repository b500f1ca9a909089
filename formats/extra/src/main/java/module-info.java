/** Reads and writes Excel workbooks. */
module dev.cardstock.formats.extra {
    requires transitive dev.cardstock.api;
    requires dev.cardstock.formats;
    requires static org.jspecify;

    exports dev.cardstock.formats.xlsx;

    provides dev.cardstock.exchange.DeckFormat with
            dev.cardstock.formats.xlsx.XlsxFormat;
}
