package dev.cardstock.formats.supermemo;

import dev.cardstock.deck.Markup;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.ScheduledOutput;
import dev.cardstock.formats.text.XmlText;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes items within a topic for each deck. */
final class SuperMemoXmlOutput extends ScheduledOutput {
    static final String A_FACTOR = "supermemo.af";

    private static final int TITLE_LENGTH = 60;

    private List<String> deck = List.of();
    private long ids;

    SuperMemoXmlOutput(DeckTarget target, Consumer<Diagnostic> dropped, SuperMemoXmlFormat format)
            throws IOException {
        super(target, dropped, format, "");
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<SuperMemoCollection>\n");
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(A_FACTOR) || name.equals(SuperMemoTextOutput.FACTOR);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        topics(entry.path());
        String id = entry.id();
        String title = entry.front().plainText().replace('\n', ' ').strip();
        int end = title.offsetByCodePoints(0,
                Math.min(TITLE_LENGTH, title.codePointCount(0, title.length())));
        open("Item", title.substring(0, end), id);
        write("<Content><Question>" + html(entry.front(), id) + "</Question><Answer>"
                + html(entry.back(), id) + "</Answer></Content>");
        String a = entry.note().attributes().getOrDefault(A_FACTOR, "");
        String u = entry.note().attributes().getOrDefault(SuperMemoTextOutput.FACTOR, "");
        place(entry.card().note(), List.of(entry.card().part()),
                List.of(escaped(a, id), escaped(u, id)));
        write("</SuperMemoElement>\n");
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) {
        CardSchedule schedule = found.get(0);
        Learned learned = Learned.of(schedule);
        StringBuilder data = new StringBuilder();
        if (schedule != null && learned != null) {
            data.append(element("Interval", Integer.toString(learned.interval())))
                    .append(element("Repetitions", Integer.toString(learned.repetitions())))
                    .append(element("Lapses", Integer.toString(learned.lapses())))
                    .append(element("LastRepetition", learned.lastText("dd.MM.yyyy")));
            drop(schedule.card().toString(), Capability.MEMORY_STATES, "");
        }
        data.append(element("AFactor", place.details().get(0)))
                .append(element("UFactor", place.details().get(1)));
        return data.isEmpty() ? "" : "<LearningData>" + data + "</LearningData>";
    }

    private static String element(String name, String content) {
        return content.isEmpty() ? "" : "<" + name + ">" + content + "</" + name + ">";
    }

    private void topics(List<String> path) throws IOException {
        int same = 0;
        while (same < Math.min(deck.size(), path.size())
                && deck.get(same).equals(path.get(same))) {
            same++;
        }
        for (int i = deck.size(); i > same; i--) {
            write("</SuperMemoElement>\n");
        }
        for (String name : path.subList(same, path.size())) {
            open("Topic", name, name);
            write("\n");
        }
        deck = path;
    }

    private void open(String type, String title, String item) throws IOException {
        write("<SuperMemoElement><ID>" + ++ids + "</ID><Title>" + escaped(title, item)
                + "</Title><Type>" + type + "</Type>");
    }

    private String escaped(String text, String item) {
        String clean = clean(text, item);
        String valid = XmlText.valid(clean);
        if (valid.length() < clean.length()) {
            report("control characters", "XML cannot hold control characters; they are left out",
                    item);
        }
        return XmlText.escaped(valid);
    }

    private String html(Markup content, String item) {
        String text = clean(text(content), item);
        return escaped(content.kind() == Markup.Kind.HTML ? text : HtmlField.html(text), item);
    }

    @Override
    protected void end() throws IOException {
        topics(List.of());
        write("</SuperMemoCollection>\n");
        super.end();
    }
}
