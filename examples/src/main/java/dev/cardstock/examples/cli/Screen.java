package dev.cardstock.examples.cli;

import dev.cardstock.deck.Markup;
import dev.cardstock.study.StudyQuestion;
import java.io.PrintWriter;
import java.util.Locale;
import org.apache.commons.text.WordUtils;

/** Prints for a learner: lines that fit, in colour where there is a terminal that has some. */
final class Screen {
    /** What a line is printed like. */
    enum Style {
        PLAIN(""), STRONG("1"), FAINT("2"), GOOD("32"), BAD("31"), WARNING("33");

        private final String code;

        Style(String code) {
            this.code = code;
        }
    }

    private static final int NARROWEST = 20;
    private static final int WIDEST = 100;

    private final PrintWriter out;
    private final int width;
    private final boolean colours;

    Screen(PrintWriter out, int width, boolean colours) {
        this.out = out;
        this.width = Math.max(NARROWEST, Math.min(WIDEST, width <= 0 ? 80 : width));
        this.colours = colours;
    }

    void line() {
        out.println();
    }

    void line(String text) {
        line(Style.PLAIN, text);
    }

    void line(Style style, String text) {
        item(style, "", text);
    }

    /** A line with something before it; the lines that it is broken into begin below its text. */
    void item(Style style, String mark, String text) {
        String indent = " ".repeat(mark.length());
        String before = mark;
        for (String line : visible(text).split("\n", -1)) {
            String wrapped = WordUtils.wrap(line, Math.max(NARROWEST / 2, width - mark.length()),
                    "\n", true);
            for (String part : wrapped.split("\n", -1)) {
                out.println(before + styled(style, part));
                before = indent;
            }
        }
        out.flush();
    }

    void item(Style style, String mark, Markup side) {
        item(style, mark, StudyQuestion.plain(side));
    }

    private String styled(Style style, String text) {
        return colours && !style.code.isEmpty() && !text.isEmpty()
                ? "\u001b[" + style.code + "m" + text + "\u001b[0m"
                : text;
    }

    /** Nothing in a deck may steer the terminal. */
    static String visible(String text) {
        return text.replace("\r\n", "\n")
                .codePoints()
                .filter(c -> c == '\n' || !Character.isISOControl(c) || c == '\t')
                .map(c -> c == '\t' ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint,
                        StringBuilder::append)
                .toString();
    }

    static String percent(double value) {
        return String.format(Locale.ROOT, "%.0f %%", value);
    }
}
