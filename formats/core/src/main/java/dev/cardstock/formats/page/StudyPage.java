package dev.cardstock.formats.page;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The structure of a page: which line is what. Lines are told apart by the rules of the package page;
 * what is a guess is noted.
 */
final class StudyPage {
    /** A question with the lines of its answer, and the section that it stands in. */
    record Entry(String section, String question, int line, List<String> answer) {}

    /** Something to be told about a line. */
    record Remark(int line, String code, boolean warning, String text) {}

    /** A line with its number; {@code afterBlank} tells whether an empty line stands before it. */
    private record Line(int number, String text, boolean afterBlank) {
        boolean isQuestion() {
            return PageLines.isQuestion(text);
        }
    }

    final List<Entry> entries = new ArrayList<>();
    final List<Remark> remarks = new ArrayList<>();
    OptionalInt declared = OptionalInt.empty();
    int declaredLine;

    private String section = "";
    private final List<Line> open = new ArrayList<>();

    private StudyPage() {}

    static StudyPage of(List<String> rawLines) {
        List<Line> lines = new ArrayList<>();
        boolean blank = false;
        for (int i = 0; i < rawLines.size(); i++) {
            String text = rawLines.get(i).strip();
            if (text.isEmpty()) {
                blank = true;
            } else {
                lines.add(new Line(i + 1, text, blank));
                blank = false;
            }
        }
        StudyPage page = new StudyPage();
        lines = page.withoutTop(lines);
        if (isSpaced(lines)) {
            page.readSpaced(blocks(lines));
        } else {
            page.readDense(lines);
        }
        page.remarks.sort((a, b) -> Integer.compare(a.line, b.line));
        return page;
    }

    private void info(Line line, String code, String text) {
        remarks.add(new Remark(line.number, code, false, text));
    }

    /** Takes away what the site prints above the cards: counter, notices, the progress table. */
    private List<Line> withoutTop(List<Line> lines) {
        int end = 0;
        int lastChrome = 0;
        while (end < lines.size() && !lines.get(end).isQuestion()
                && !PageLines.asks(lines.get(end).text)) {
            if (PageLines.isChrome(lines.get(end).text)) {
                lastChrome = end + 1;
            }
            end++;
        }
        // A notice is a full sentence; it belongs to the top if a chrome line stands before it.
        int top = lastChrome;
        while (top > 0 && top < end && lines.get(top).text.endsWith(".")) {
            top++;
        }
        for (Line line : lines.subList(0, top)) {
            OptionalInt counter = PageLines.counter(line.text);
            if (counter.isPresent() && declared.isEmpty()) {
                declared = counter;
                declaredLine = line.number;
            }
            info(line, "skipped-line",
                    "'" + line.text + "' is taken for a part of the site's page");
        }
        return lines.subList(top, lines.size());
    }

    /** Whether empty lines stand between cards, so that they tell where a card begins. */
    private static boolean isSpaced(List<Line> lines) {
        long questions = 0;
        long spaced = 0;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isQuestion()) {
                questions++;
                // A heading may stand between the empty line and the question.
                spaced += lines.get(i).afterBlank || lines.get(i - 1).afterBlank
                        && PageLines.canBeHeading(lines.get(i - 1).text) ? 1 : 0;
            }
        }
        long blanks = lines.stream().skip(1).filter(Line::afterBlank).count();
        return questions == 0 ? blanks > 0 : spaced * 2 > questions;
    }

    private static List<List<Line>> blocks(List<Line> lines) {
        List<List<Line>> blocks = new ArrayList<>();
        for (Line line : lines) {
            if (line.afterBlank || blocks.isEmpty()) {
                blocks.add(new ArrayList<>());
            }
            blocks.get(blocks.size() - 1).add(line);
        }
        return blocks;
    }

    /** A page on which only question marks tell where a card begins. */
    private void readDense(List<Line> lines) {
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line next = i + 1 < lines.size() ? lines.get(i + 1) : null;
            boolean beforeQuestion = next != null && startsCard(next, open.size() >= 1);
            boolean groupOfTwo = open.size() >= 2 || open.size() == 1 && line.afterBlank;
            if (line.isQuestion()) {
                question(line, true);
            } else if (beforeQuestion && (open.isEmpty() || groupOfTwo)
                    && PageLines.canBeHeading(line.text)) {
                heading(line);
            } else if (open.size() >= 2 && next != null && !next.isQuestion()
                    && PageLines.asks(line.text)) {
                question(line, false);
            } else {
                answer(line);
            }
        }
        closeEntry();
    }

    private static boolean startsCard(Line line, boolean afterAnswer) {
        return line.isQuestion() || afterAnswer && PageLines.asks(line.text);
    }

    /** A page with empty lines between cards; the first line of a block asks. */
    private void readSpaced(List<List<Line>> blocks) {
        long alone = blocks.stream().filter(b -> b.size() == 1 && b.get(0).isQuestion()).count();
        long together = blocks.stream().filter(b -> b.size() > 1 && b.get(0).isQuestion()).count();
        boolean answersApart = alone > together;
        for (int i = 0; i < blocks.size(); i++) {
            List<Line> block = blocks.get(i);
            Line first = block.get(0);
            boolean waiting = open.size() == 1;
            boolean last = i + 1 == blocks.size();
            if (first.isQuestion()) {
                question(first, true);
                rest(block, 1);
            } else if (block.size() > 1 && PageLines.canBeHeading(first.text)
                    && (block.get(1).isQuestion()
                            || block.size() > 2 && PageLines.asks(block.get(1).text))) {
                heading(first);
                question(block.get(1), block.get(1).isQuestion());
                rest(block, 2);
            } else if (block.size() == 1 && !last && PageLines.canBeHeading(first.text)
                    && !(answersApart && waiting)
                    && (blocks.get(i + 1).size() > 1 || asks(blocks.get(i + 1).get(0)))) {
                heading(first);
            } else if (answersApart && !waiting && PageLines.asks(first.text)
                    || !answersApart && block.size() > 1 && !PageLines.isBullet(first.text)
                            && !waiting) {
                question(first, false);
                rest(block, 1);
            } else {
                rest(block, 0);
            }
        }
        closeEntry();
    }

    private static boolean asks(Line line) {
        return line.isQuestion() || PageLines.asks(line.text);
    }

    private void rest(List<Line> block, int from) {
        for (Line line : block.subList(from, block.size())) {
            if (open.size() == 1 && line.isQuestion() && line.text.equals(open.get(0).text)) {
                question(line, true);
            } else {
                answer(line);
            }
        }
    }

    private void question(Line line, boolean certain) {
        if (open.size() == 1 && open.get(0).text.equals(line.text)) {
            remarks.add(new Remark(line.number, "repeated-question", true,
                    "'" + line.text + "' is printed twice and counted once"));
            return;
        }
        closeEntry();
        open.add(line);
        if (!certain) {
            info(line, "guessed-question",
                    "'" + line.text + "' is taken for a question though it has no question mark");
        }
    }

    private void heading(Line line) {
        closeEntry();
        section = line.text;
        info(line, "guessed-heading", "'" + line.text + "' is taken for the heading of a section");
    }

    private void answer(Line line) {
        if (open.isEmpty()) {
            remarks.add(new Remark(line.number, "skipped-line", true, "'" + line.text
                    + "' belongs to no question and is left out"));
        } else {
            open.add(line);
        }
    }

    private void closeEntry() {
        if (!open.isEmpty()) {
            Line question = open.get(0);
            List<String> answer = open.subList(1, open.size()).stream().map(Line::text).toList();
            if (answer.isEmpty()) {
                remarks.add(new Remark(question.number, "missing-answer", true, "'" + question.text
                        + "' has no answer on the page; its answer stays empty"));
            }
            entries.add(new Entry(section, question.text, question.number, answer));
            open.clear();
        }
    }
}
