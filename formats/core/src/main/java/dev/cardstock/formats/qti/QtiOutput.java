package dev.cardstock.formats.qti;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.markup.HtmlSanitizer;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.formats.text.XmlText;
import dev.cardstock.formats.zip.ZipOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** Writes an entry for each item, and the manifest at the end. */
final class QtiOutput extends ZipOutput {
    /** The attribute of a note that is the title of its item, where it is not the beginning of the question. */
    static final String TITLE = "qti.title";
    /** The source of the taxonomy whose taxons are decks. */
    static final String DECKS = "decks";
    /** The folder of media. */
    static final String MEDIA = "media/";

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1";
    private static final String TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/";
    private static final int MAX_TITLE = 80;
    private static final Pattern GAP = Pattern.compile("\\{\\{c(\\d{1,4})::([^{}<>]*+)\\}\\}");

    private final Spool resources = new Spool();
    private int items;

    QtiOutput(DeckTarget target, Consumer<Diagnostic> dropped, QtiFormat format)
            throws IOException {
        super(target, dropped, format);
    }

    /** The name of an entry with an item. */
    static String item(int number) {
        return "items/" + number + ".xml";
    }

    /** The title of an item that nobody gave one. */
    static String usualTitle(Markup front, String id) {
        String line = front.plainText().strip().replaceAll("\\s+", " ");
        int end = Math.min(line.length(), MAX_TITLE);
        boolean splits = end < line.length() && Character.isLowSurrogate(line.charAt(end));
        String title = line.substring(0, splits ? end - 1 : end);
        return title.isEmpty() ? id : title;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(TITLE);
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (!type.equals(NoteType.cloze()) || note.fields().isEmpty()) {
            return false;
        }
        String text = xhtml(note.fields().get(0), note.id());
        StringBuilder body = new StringBuilder();
        StringBuilder declarations = new StringBuilder();
        Matcher gap = GAP.matcher(text);
        int number = 0;
        while (gap.find()) {
            String[] answer = gap.group(2).split("::", 2);
            boolean isNext = gap.group(1).equals(Integer.toString(++number));
            boolean isInTag = text.lastIndexOf('<', gap.start()) > text.lastIndexOf('>',
                    gap.start());
            if (!isNext || isInTag || answer[0].isBlank()) {
                return false;
            }
            gap.appendReplacement(body, Matcher.quoteReplacement(gap(note.answerKey("c" + number),
                    "RESPONSE" + number, answer, declarations, note.id())));
        }
        if (number == 0) {
            return false;
        }
        gap.appendTail(body);
        if (note.fields().size() > 1 && !note.fields().get(1).isBlank()) {
            body.append(rubric(xhtml(note.fields().get(1), note.id())));
        }
        write(note, note.id(), path, note.fields().get(0), declarations.toString(),
                body.toString(), "map_response");
        return true;
    }

    /** A gap; its answer and hint are XML already. */
    private String gap(AnswerKey key, String response, String[] answer, StringBuilder declarations,
            String id) {
        String hint = answer.length > 1 ? " placeholderText=\"" + answer[1] + "\"" : "";
        if (key.distractors().isEmpty()) {
            List<String> right = new ArrayList<>(List.of(answer[0]));
            key.alternatives().forEach(other -> right.add(value(other, id)));
            declarations.append(typed(response, right));
            return "<textEntryInteraction responseIdentifier=\"" + response + "\"" + hint + "/>";
        }
        StringBuilder choices = new StringBuilder(
                "<inlineChoiceInteraction responseIdentifier=\"" + response
                        + "\" shuffle=\"true\"><inlineChoice identifier=\"C1\">" + answer[0]
                        + "</inlineChoice>");
        int number = 1;
        for (String wrong : key.distractors()) {
            choices.append("<inlineChoice identifier=\"C" + ++number + "\">" + value(wrong, id)
                    + "</inlineChoice>");
        }
        if (!key.alternatives().isEmpty() || answer.length > 1) {
            report("gap", "a gap with choices cannot hold a hint or other right answers in QTI",
                    id);
        }
        declarations.append(chosen(response, "single", List.of("C1"), 1));
        return choices.append("</inlineChoiceInteraction>").toString();
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        AnswerKey key = entry.key();
        String id = entry.id();
        StringBuilder body = new StringBuilder(xhtml(entry.front(), id));
        String back = clean(text(entry.back()), id);
        String declaration;
        String processing = "match_correct";
        if (!key.items().isEmpty()) {
            if (!entry.back().plainText().equals(String.join("\n", key.items()))) {
                report("list text", "QTI cannot hold the text of an answer that is a list; its"
                        + " items are written", id);
            }
            boolean ordered = key.list() == ListOrder.ORDERED;
            if (!key.alternatives().isEmpty() || ordered && !key.distractors().isEmpty()) {
                report("list", "QTI cannot hold other answers beside a list"
                        + (ordered ? " in order, nor wrong ones" : ""), id);
            }
            List<String> right = new ArrayList<>();
            StringBuilder choices = new StringBuilder();
            for (String item : key.items()) {
                right.add("C" + (right.size() + 1));
                choices.append(choice(right.size(), div(item, id)));
            }
            int number = right.size();
            for (String wrong : ordered ? List.<String>of() : key.distractors()) {
                choices.append(choice(++number, div(wrong, id)));
            }
            declaration = chosen("RESPONSE", ordered ? "ordered" : "multiple", right, 0);
            String interaction = ordered ? "orderInteraction" : "choiceInteraction";
            body.append("<" + interaction + " responseIdentifier=\"RESPONSE\" shuffle=\"true\""
                    + (ordered ? ">" : " maxChoices=\"0\">") + choices + "</" + interaction + ">");
        } else if (!key.distractors().isEmpty()) {
            StringBuilder choices = new StringBuilder(choice(1, xhtml(entry.back(), id)));
            int number = 1;
            List<String> right = new ArrayList<>(List.of("C1"));
            for (String other : key.alternatives()) {
                choices.append(choice(++number, div(other, id)));
                right.add("C" + number);
            }
            for (String wrong : key.distractors()) {
                choices.append(choice(++number, div(wrong, id)));
            }
            declaration = chosen("RESPONSE", "single", right, 1);
            processing = right.size() > 1 ? "map_response" : processing;
            body.append("<choiceInteraction responseIdentifier=\"RESPONSE\" shuffle=\"true\""
                    + " maxChoices=\"1\">" + choices + "</choiceInteraction>");
        } else {
            boolean isLine = entry.back().kind() == Markup.Kind.PLAIN && back.indexOf('\n') < 0
                    && !back.isEmpty();
            List<String> right = new ArrayList<>();
            if (!back.isEmpty()) {
                right.add(value(isLine ? back : entry.back().plainText(), id));
            }
            key.alternatives().forEach(other -> right.add(value(other, id)));
            declaration = typed("RESPONSE", right);
            processing = "map_response";
            body.append(isLine
                    ? "<p><textEntryInteraction responseIdentifier=\"RESPONSE\"/></p>"
                    : "<extendedTextInteraction responseIdentifier=\"RESPONSE\"/>");
            if (!isLine && !back.isEmpty()) {
                body.append(rubric(xhtml(entry.back(), id)));
            }
        }
        write(entry.note(), id, entry.path(), entry.front(), declaration, body.toString(),
                processing);
    }

    private static String rubric(String content) {
        return "<rubricBlock view=\"scorer tutor\">" + content + "</rubricBlock>";
    }

    private static String choice(int number, String content) {
        return "<simpleChoice identifier=\"C" + number + "\">" + content + "</simpleChoice>";
    }

    private String div(String text, String id) {
        return "<div class=\"plain\">" + QtiMarkup.plain(valid(clean(text, id), id)) + "</div>";
    }

    /** Text for an attribute or an element, in which a line end stays one. */
    private String value(String text, String id) {
        return XmlText.escaped(valid(clean(text, id), id)).replace("\n", "&#10;");
    }

    private String xhtml(Markup content, String id) {
        String text = valid(clean(text(content), id), id);
        if (content.kind() == Markup.Kind.HTML) {
            boolean isChanged = text.contains("style=")
                    || Jsoup.parseBodyFragment(text).getAllElements().size() != Jsoup
                            .parseBodyFragment(HtmlSanitizer.clean(text))
                            .getAllElements()
                            .size();
            if (isChanged) {
                report("html", "HTML is written without its styles and without what is not safe"
                        + " to show", id);
            }
        }
        return QtiMarkup.xhtml(content, text, name -> "../" + MEDIA + name);
    }

    private String valid(String text, String id) {
        String valid = XmlText.valid(text);
        if (valid.length() < text.length()) {
            report("control characters", "XML cannot hold control characters; they are left out",
                    id);
        }
        return valid;
    }

    private static String typed(String response, List<String> right) {
        StringBuilder declaration = new StringBuilder("<responseDeclaration identifier=\""
                + response + "\" cardinality=\"single\" baseType=\"string\">");
        if (!right.isEmpty()) {
            declaration.append("<correctResponse><value>" + right.get(0)
                    + "</value></correctResponse><mapping defaultValue=\"0\">");
            for (String answer : new LinkedHashSet<>(right)) {
                declaration.append("<mapEntry mapKey=\"" + answer
                        + "\" mappedValue=\"1\" caseSensitive=\"false\"/>");
            }
            declaration.append("</mapping>");
        }
        return declaration.append("</responseDeclaration>").toString();
    }

    /** Of a single choice any of the right ones is right. */
    private static String chosen(String response, String cardinality, List<String> right,
            int correct) {
        StringBuilder declaration = new StringBuilder("<responseDeclaration identifier=\""
                + response + "\" cardinality=\"" + cardinality
                + "\" baseType=\"identifier\"><correctResponse>");
        for (String id : correct == 0 ? right : right.subList(0, correct)) {
            declaration.append("<value>" + id + "</value>");
        }
        declaration.append("</correctResponse>");
        if (correct > 0) {
            declaration.append("<mapping defaultValue=\"0\">");
            right.forEach(id -> declaration
                    .append("<mapEntry mapKey=\"" + id + "\" mappedValue=\"1\"/>"));
            declaration.append("</mapping>");
        }
        return declaration.append("</responseDeclaration>").toString();
    }

    private void write(Note note, String id, List<String> path, Markup front, String declarations,
            String body, String processing) throws IOException {
        items++;
        String title = note.attributes().getOrDefault(TITLE, usualTitle(front, id));
        try (OutputStream out = zip.entry(item(items))) {
            out.write((XML + "<assessmentItem xmlns=\"" + NAMESPACE
                    + "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\""
                    + NAMESPACE + " http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd\""
                    + " identifier=\"" + XmlText.escaped(XmlText.valid(id)) + "\" title=\""
                    + XmlText.escaped(valid(clean(title, id), id))
                    + "\" adaptive=\"false\" timeDependent=\"false\">\n" + declarations
                    + "<outcomeDeclaration identifier=\"SCORE\" cardinality=\"single\""
                    + " baseType=\"float\"/>\n<itemBody>" + body + "</itemBody>\n"
                    + "<responseProcessing template=\"" + TEMPLATES + processing
                    + "\"/>\n</assessmentItem>\n").getBytes(UTF_8));
        }
        resource(note, path);
    }

    private void resource(Note note, List<String> path) throws IOException {
        StringBuilder xml = new StringBuilder("<resource identifier=\"I" + items
                + "\" type=\"imsqti_item_xmlv2p1\" href=\"" + item(items)
                + "\"><metadata><lom:lom>");
        if (!note.tags().isEmpty()) {
            xml.append("<lom:general>");
            note.tags()
                    .forEach(tag -> xml.append("<lom:keyword>" + string(tag, note.id())
                            + "</lom:keyword>"));
            xml.append("</lom:general>");
        }
        xml.append("<lom:classification><lom:taxonPath><lom:source>" + string(DECKS, note.id())
                + "</lom:source>");
        path.forEach(name -> xml.append("<lom:taxon><lom:entry>" + string(name, note.id())
                + "</lom:entry></lom:taxon>"));
        xml.append("</lom:taxonPath></lom:classification></lom:lom></metadata><file href=\""
                + item(items) + "\"/>");
        Set<String> media = new LinkedHashSet<>();
        note.fields().forEach(field -> media.addAll(field.media()));
        media.forEach(name -> xml
                .append("<file href=\"" + XmlText.escaped(XmlText.valid(MEDIA + name)) + "\"/>"));
        resources.write(xml.append("</resource>\n").toString().getBytes(UTF_8));
    }

    private String string(String text, String id) {
        return "<lom:string>" + XmlText.escaped(valid(text, id)) + "</lom:string>";
    }

    @Override
    protected void complete() throws IOException {
        for (Map.Entry<String, MediaContent> medium : media().entrySet()) {
            zip.medium(MEDIA + medium.getKey(), medium.getValue());
        }
        try (OutputStream out = zip.entry(QtiFormat.MANIFEST)) {
            out.write((XML + "<manifest xmlns=\"http://www.imsglobal.org/xsd/imscp_v1p1\""
                    + " xmlns:lom=\"http://ltsc.ieee.org/xsd/LOM\" identifier=\"MANIFEST\">\n"
                    + "<metadata><schema>QTIv2.1 Package</schema><schemaversion>1.0.0</schemaversion>"
                    + "</metadata>\n<organizations/>\n<resources>\n").getBytes(UTF_8));
            resources.copyTo(out);
            out.write("</resources>\n</manifest>\n".getBytes(UTF_8));
        }
        resources.close();
    }

    @Override
    public void close() throws IOException {
        resources.close();
        super.close();
    }
}
