package dev.cardstock.formats.moodle;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.text.ScheduledOutput;
import dev.cardstock.formats.text.XmlText;
import dev.cardstock.review.CardSchedule;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes questions as XML. */
final class MoodleXmlOutput extends ScheduledOutput {
    private static final int NAME_LENGTH = 60;
    private static final Set<String> ATTRIBUTES = Set.of(GiftOutput.NAME, GiftOutput.FEEDBACK,
            GiftOutput.NUMERICAL);

    private final Set<String> shown = new HashSet<>();
    private final Map<String, MediaContent> files = new HashMap<>();
    private List<String> category = List.of();

    MoodleXmlOutput(DeckTarget target, Consumer<Diagnostic> dropped, MoodleXmlFormat format)
            throws IOException {
        super(target, dropped, format, "");
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<quiz>\n");
    }

    @Override
    protected boolean keepsList(ListOrder order) {
        return order == ListOrder.ANY_ORDER;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return ATTRIBUTES.contains(name);
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        String id = entry.id();
        if (!entry.path().equals(category)) {
            category = entry.path();
            write("<question type=\"category\">\n <category><text>"
                    + text(MoodlePath.of(category), id) + "</text></category>\n</question>\n");
        }
        AnswerKey key = entry.key();
        boolean empty = entry.back().isBlank();
        boolean list = key.items().size() > 1
                && String.join("\n", key.items()).equals(entry.back().plainText());
        String number = entry.note().attributes().getOrDefault(GiftOutput.NUMERICAL, "");
        String[] parts = number.split(":", 2);
        boolean numerical = parts[0].strip().equals(entry.back().plainText())
                && parts[0].matches("\\s*-?\\d{1,20}(\\.\\d{1,20})?([eE]-?\\d{1,3})?\\s*")
                && key.isEmpty();
        boolean choice = list || !key.distractors().isEmpty()
                || entry.back().kind() != Markup.Kind.PLAIN;
        String type = empty
                ? "essay"
                : numerical ? "numerical" : choice ? "multichoice" : "shortanswer";
        write("<question type=\"" + type + "\">\n <name><text>" + text(name(entry), id)
                + "</text></name>\n <questiontext format=\"" + format(entry.front()) + "\">");
        content(entry.front(), id);
        write("</questiontext>\n");
        String feedback = entry.note().attributes().getOrDefault(GiftOutput.FEEDBACK, "");
        if (!feedback.isBlank()) {
            write(" <generalfeedback format=\"plain_text\"><text>" + text(feedback, id)
                    + "</text></generalfeedback>\n");
        }
        write(" <idnumber>" + text(id, id) + "</idnumber>\n");
        if (empty) {
            if (!key.isEmpty()) {
                report("key without answer", "moodle-xml cannot hold wrong or other right answers"
                        + " of a question without an answer", id);
            }
        } else if (list) {
            list(id, key);
        } else {
            if (!key.items().isEmpty()) {
                report("list", "moodle-xml holds a list only where its items are the lines of the"
                        + " answer; the answer is written as one", id);
            }
            if (choice) {
                write(" <single>true</single>\n <shuffleanswers>true</shuffleanswers>\n");
            }
            answer(id, 100, entry.back(), numerical && parts.length > 1
                    ? "<tolerance>" + text(parts[1], id) + "</tolerance>"
                    : "");
            for (String other : key.alternatives()) {
                answer(id, 100, Markup.plain(other), "");
            }
            for (String other : key.distractors()) {
                answer(id, 0, Markup.plain(other), "");
            }
        }
        tags(entry);
        write("</question>\n");
    }

    private void list(String id, AnswerKey key) throws IOException {
        if (!key.alternatives().isEmpty()) {
            report("alternatives of a list", "moodle-xml cannot hold other right answers of a list",
                    id);
        }
        write(" <single>false</single>\n <shuffleanswers>true</shuffleanswers>\n");
        for (String item : key.items()) {
            answer(id, 100.0 / key.items().size(), Markup.plain(item), "");
        }
        for (String other : key.distractors()) {
            answer(id, -100, Markup.plain(other), "");
        }
    }

    private void tags(Entry entry) throws IOException {
        List<String> tags = entry.note().tags();
        if (!tags.isEmpty()) {
            write(" <tags>");
            for (String tag : tags) {
                write("<tag><text>" + text(tag, entry.id()) + "</text></tag>");
            }
            write("</tags>\n");
        }
    }

    private static String name(Entry entry) {
        String own = entry.note().attributes().getOrDefault(GiftOutput.NAME, "");
        String usual = own.isBlank() ? usualName(entry.front()) : own;
        return usual.isEmpty() ? entry.id() : usual;
    }

    /** Moodle wants a name; where a question has none it is its beginning. */
    static String usualName(Markup content) {
        String front = content.plainText().replace('\n', ' ').strip();
        int end = front.offsetByCodePoints(0,
                Math.min(NAME_LENGTH, front.codePointCount(0, front.length())));
        return front.substring(0, end).strip();
    }

    private static String format(Markup content) {
        return content.kind() == Markup.Kind.PLAIN
                ? "plain_text"
                : content.kind().name().toLowerCase(Locale.ROOT);
    }

    private void answer(String id, double fraction, Markup content, String more)
            throws IOException {
        if (text(content.source(), id).isEmpty()) {
            report("empty answer", "an empty answer is left out", id);
            return;
        }
        String percent = fraction == Math.rint(fraction)
                ? Integer.toString((int) fraction)
                : String.format(Locale.ROOT, "%.5f", fraction);
        write(" <answer fraction=\"" + percent + "\" format=\"" + format(content) + "\">");
        content(content, id);
        write(more + "</answer>\n");
    }

    /** A text, and a place for the files that it refers to, which come later. */
    private void content(Markup content, String id) throws IOException {
        List<String> names = new ArrayList<>();
        String text = MoodleFiles.referring(content, names);
        write("<text>" + text(text, id) + "</text>");
        if (!names.isEmpty()) {
            shown.addAll(names);
            place(id, List.of(), names);
        }
    }

    @Override
    public void media(Media file, @Nullable MediaContent content) {
        if (content == null || !shown.contains(file.name())) {
            drop(file.name(), Capability.MEDIA, content == null
                    ? "the bytes of '" + file.name() + "' are missing"
                    : "no question shows '" + file.name() + "'");
        } else {
            files.put(file.name(), content);
        }
    }

    @Override
    protected String text(Place place, List<@Nullable CardSchedule> found) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : place.details()) {
            MediaContent content = files.get(name);
            if (content != null) {
                text.append("<file name=\"")
                        .append(XmlText.escaped(name).replace("\"", "&quot;"))
                        .append("\" path=\"/\" encoding=\"base64\">");
                try (InputStream in = content.open()) {
                    text.append(Base64.getEncoder().encodeToString(in.readAllBytes()));
                }
                text.append("</file>");
            }
        }
        return text.toString();
    }

    private String text(String text, String id) {
        String clean = clean(text, id);
        String valid = XmlText.valid(clean);
        if (valid.length() < clean.length()) {
            report("control characters", "XML cannot hold control characters; they are left out",
                    id);
        }
        return XmlText.escaped(valid);
    }

    @Override
    protected void end() throws IOException {
        write("</quiz>\n");
        super.end();
    }
}
