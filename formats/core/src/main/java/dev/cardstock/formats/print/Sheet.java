package dev.cardstock.formats.print;

import dev.cardstock.Options;
import java.util.Locale;

/** How a sheet is laid out. */
record Sheet(Layout layout, Paper paper, int columns, int rows, Duplex duplex) {
    /** What is printed. */
    enum Layout {
        CARDS, LIST
    }

    /** Sizes of paper, in millimetres. */
    enum Paper {
        A4(210, 297), A5(148, 210), A6(105, 148), LETTER(215.9, 279.4);

        final double width;
        final double height;

        Paper(double width, double height) {
            this.width = width;
            this.height = height;
        }
    }

    /** The edge over which the paper is turned. */
    enum Duplex {
        LONG_EDGE, SHORT_EDGE
    }

    static Sheet of(Options options) {
        Options.Reader reader = options.reader();
        Layout layout = reader.choice("layout", Layout.CARDS);
        Sheet sheet = new Sheet(layout, reader.choice("paper", Paper.A4),
                reader.integer("columns", layout == Layout.LIST ? 1 : 2, 1, 10),
                reader.integer("rows", 4, 1, 20), reader.choice("duplex", Duplex.LONG_EDGE));
        reader.finish();
        return sheet;
    }

    boolean isList() {
        return layout == Layout.LIST;
    }

    int cards() {
        return columns * rows;
    }

    /** Which front has its back in a place of the page behind. */
    int frontBehind(int place) {
        int row = place / columns;
        int column = place % columns;
        return duplex == Duplex.LONG_EDGE
                ? row * columns + columns - 1 - column
                : (rows - 1 - row) * columns + column;
    }

    /** The style sheet. */
    String css() {
        String size = number(paper.width) + "mm " + number(paper.height) + "mm";
        String common = """
                @page { size: %s; margin: %s; }
                * { box-sizing: border-box; }
                body { margin: 0; font: 12pt/1.3 sans-serif; color: #000; background: #fff; }
                img { max-width: 100%%; max-height: 40mm; }
                p, ul, ol, pre, h1, h2, h3 { margin: .3em 0; }
                pre { white-space: pre-wrap; }
                small { color: #555; font-size: 7pt; }
                """.formatted(size, isList() ? "12mm" : "0");
        if (isList()) {
            return common
                    + """
                            main { columns: %d; column-gap: 8mm; }
                            h2 { break-after: avoid; font-size: 13pt; }
                            .row { display: grid; grid-template-columns: 1fr 1fr; gap: 4mm; padding: 1.5mm 0;
                             border-top: .2mm solid #bbb; break-inside: avoid; }
                            @media screen { body { max-width: %smm; margin: 10mm auto; } }
                            """
                            .formatted(columns, number(paper.width));
        }
        return common
                + """
                        .page { width: %1$smm; height: %2$smm; padding: 8mm; display: grid; overflow: hidden;
                         grid-template-columns: repeat(%3$d, 1fr); grid-template-rows: repeat(%4$d, 1fr);
                         break-after: page; }
                        .card { border: .2mm dashed #999; padding: 3mm; overflow: hidden; min-width: 0; min-height: 0;
                         display: flex; flex-direction: column; justify-content: center; text-align: center; }
                        .card > div { overflow-wrap: anywhere; }
                        .long { font-size: 9pt; }
                        .longer { font-size: 7pt; }
                        @media screen { body { background: #ddd; } .page { background: #fff; margin: 5mm auto; } }
                        """
                        .formatted(number(paper.width), number(paper.height), columns, rows);
    }

    private static String number(double millimetres) {
        return millimetres == Math.rint(millimetres)
                ? Integer.toString((int) millimetres)
                : String.format(Locale.ROOT, "%.1f", millimetres);
    }
}
