package dev.cardstock.formats.xlsx;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.table.NoteRows;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import dev.cardstock.formats.zip.ZipArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The parts of a workbook that all its sheets share: their names, the texts of cells, which are dates. */
final class Workbook {
    /** How much text all cells may share, in the longest lines that are taken. */
    private static final long MAX_SHARED = 32;

    /**
     * A sheet.
     *
     * @param name its name
     * @param part the entry that it is in
     * @param visible whether it is not hidden
     */
    record Sheet(String name, String part, boolean visible) {}

    private final ZipArchive archive;
    private final ImportLimits limits;
    private final Location where;
    private final List<Sheet> sheets = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Set<Integer> dateStyles = new HashSet<>();
    private boolean since1904;

    private Workbook(ZipArchive archive, ImportLimits limits, Location where) {
        this.archive = archive;
        this.limits = limits;
        this.where = where;
    }

    static Workbook open(ZipArchive archive, ImportLimits limits, Location where)
            throws IOException {
        Workbook book = new Workbook(archive, limits, where);
        String main = book.relations("")
                .values()
                .stream()
                .filter(relation -> relation.type.endsWith("/officeDocument"))
                .map(Relation::part)
                .findFirst()
                .orElse("xl/workbook.xml");
        Map<String, Relation> relations = book.relations(main);
        book.readSheets(main, relations);
        for (Relation relation : relations.values()) {
            if (archive.size(relation.part) < 0) {
                continue;
            }
            if (relation.type.endsWith("/sharedStrings")) {
                book.readTexts(relation.part);
            } else if (relation.type.endsWith("/styles")) {
                book.readStyles(relation.part);
            }
        }
        return book;
    }

    private record Relation(String type, String part) {}

    /** What a part refers to, by ids; the package itself has no name. */
    private Map<String, Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String entry = folder + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        if (archive.size(entry) < 0) {
            return relations;
        }
        try (XmlInput xml = XmlInput.open(archive.entry(entry), limits)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START && xml.name().equals("Relationship")) {
                    String target = xml.attribute("Target");
                    relations.put(xml.attribute("Id"), new Relation(xml.attribute("Type"),
                            target.startsWith("/") ? target.substring(1) : folder + target));
                }
            }
        }
        return relations;
    }

    private void readSheets(String main, Map<String, Relation> relations) throws IOException {
        try (XmlInput xml = XmlInput.open(archive.entry(main), limits)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event != Event.START) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    since1904 = Set.of("1", "true").contains(xml.attribute("date1904"));
                } else if (xml.name().equals("sheet")) {
                    Relation relation = relations.get(xml.attribute("id"));
                    if (relation != null && relation.type.endsWith("/worksheet")) {
                        sheets.add(new Sheet(xml.attribute("name"), relation.part,
                                !xml.attribute("state")
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .contains("hidden")));
                    }
                }
            }
        }
    }

    private void readTexts(String part) throws IOException {
        long chars = 0;
        try (XmlInput xml = XmlInput.open(archive.entry(part), limits)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event == Event.START && xml.name().equals("si")) {
                    String text = richText(xml.element());
                    chars += text.length() + 16;
                    if (chars > MAX_SHARED * limits.maxLineChars()) {
                        throw new LimitExceededException("maxLineChars", limits.maxLineChars(),
                                "the texts that cells share have more than "
                                        + MAX_SHARED * limits.maxLineChars() + " characters",
                                archive.where(part));
                    }
                    texts.add(text);
                }
            }
        }
    }

    private void readStyles(String part) throws IOException {
        Set<Integer> dates = new HashSet<>();
        try (XmlInput xml = XmlInput.open(archive.entry(part), limits)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event != Event.START) {
                    continue;
                }
                if (xml.name().equals("numFmt")) {
                    if (CellText.isDate(xml.attribute("formatCode"))) {
                        dates.add(CellText.integer(xml.attribute("numFmtId"), -1));
                    }
                } else if (xml.name().equals("cellXfs")) {
                    int style = 0;
                    for (XmlElement format : xml.element().children("xf")) {
                        int number = CellText.integer(format.attribute("numFmtId"), -1);
                        if (CellText.isBuiltInDate(number) || dates.contains(number)) {
                            dateStyles.add(style);
                        }
                        style++;
                    }
                }
            }
        }
    }

    List<String> sheetNames() {
        return sheets.stream().map(Sheet::name).toList();
    }

    /** The sheet of a name, without regard to case; the first visible one where the name is empty. */
    Sheet sheet(String name) {
        return sheets.stream()
                .filter(sheet -> name.isEmpty()
                        ? sheet.visible
                        : sheet.name.equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> new FormatException(
                        sheets.isEmpty()
                                ? "the workbook has no sheet"
                                : name.isEmpty()
                                        ? "all sheets of the workbook are hidden"
                                        : "the workbook has no sheet '" + name + "'",
                        where,
                        sheets.isEmpty()
                                ? "check that it is the right file and complete"
                                : "set the option sheet to one of '"
                                        + String.join("', '", sheetNames()) + "'"));
    }

    DeckSource source(String part) {
        return archive.entry(part);
    }

    Location where(String part) {
        return archive.where(part);
    }

    /** What a cell shows, as text. */
    String text(XmlElement cell, NoteRows notes, Location at) {
        String value = cell.text("v");
        if (value.isEmpty() && cell.child("f").isPresent() && !cell.attribute("t").equals("str")) {
            notes.remark(Diagnostic.warning("formula", "the formula in the cell "
                    + cell.attribute("r") + " was never computed; open the workbook in a"
                    + " spreadsheet program and save it", at));
            return "";
        }
        return switch (cell.attribute("t")) {
            case "s" -> {
                int index = CellText.integer(value, -1);
                if (index < 0 || index >= texts.size()) {
                    throw new FormatException("a cell has the text number '" + value + "', there"
                            + " are " + texts.size(), at,
                            "save the workbook again in a spreadsheet program");
                }
                yield texts.get(index);
            }
            case "inlineStr" -> cell.child("is").map(Workbook::richText).orElse("");
            case "str" -> cell.child("v").map(v -> CellText.unescaped(v.text())).orElse("");
            case "b" -> value.isEmpty() ? "" : value.equals("0") ? "FALSE" : "TRUE";
            case "e" -> {
                notes.remark(Diagnostic.warning("cell-error", "the cell "
                        + cell.attribute("r") + " has the error " + value
                        + "; it is read as an empty one", at));
                yield "";
            }
            case "d" -> value.replaceFirst("T00:00:00(\\.0+)?Z?$", "").replaceFirst("Z$", "");
            default -> dateStyles.contains(CellText.integer(cell.attribute("s"), 0))
                    ? CellText.date(value, since1904)
                    : CellText.number(value);
        };
    }

    /** The runs of a text, without how East Asian words are read. */
    private static String richText(XmlElement text) {
        StringBuilder whole = new StringBuilder();
        text.child("t").ifPresent(plain -> whole.append(plain.text()));
        text.children("r")
                .forEach(run -> run.child("t").ifPresent(part -> whole.append(part.text())));
        return CellText.unescaped(whole.toString());
    }
}
