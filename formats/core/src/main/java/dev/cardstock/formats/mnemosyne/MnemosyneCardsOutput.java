package dev.cardstock.formats.mnemosyne;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.mnemosyne.facts.BracketCloze;
import dev.cardstock.formats.mnemosyne.facts.FactSink;
import dev.cardstock.formats.mnemosyne.facts.FactTypes;
import dev.cardstock.formats.mnemosyne.facts.PythonLiteral;
import dev.cardstock.formats.mnemosyne.facts.Vocabulary;
import dev.cardstock.formats.text.DeckPath;
import dev.cardstock.formats.text.HtmlField;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.formats.text.XmlText;
import dev.cardstock.formats.zip.ZipOutput;
import dev.cardstock.review.CardSchedule;
import dev.cardstock.review.MemoryState;
import dev.cardstock.review.Phase;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps facts and cards until tags, types and media are known, which stand before them. */
final class MnemosyneCardsOutput extends ZipOutput {
    /** What a file says of itself and the model does not. */
    static final List<String> FURTHER_METADATA = List.of("author_name", "author_email", "tags",
            "date", "revision");

    private static final long DAY = 86_400;

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, String> tagIds = new LinkedHashMap<>();
    private final Map<String, String> deckIds = new LinkedHashMap<>();
    private final Map<String, NoteType> types = new TreeMap<>();
    private final Map<CardId, CardSchedule> schedules = new HashMap<>();
    private final List<WrittenCard> cards = new ArrayList<>();
    private final Spool facts = new Spool();
    private long factCount;

    /** A card whose schedule may come later. */
    private record WrittenCard(CardId id, String ours, String type, String view, String fact,
            String tags, int gap, String gapText) {}

    MnemosyneCardsOutput(DeckTarget target, Consumer<Diagnostic> dropped,
            MnemosyneCardsFormat format) throws IOException {
        super(target, dropped, format);
    }

    @Override
    public void header(LibraryHeader header) {
        metadata.put("card_set_name", header.title());
        metadata.put("notes", header.description());
        metadata.put("language", header.language());
        List<String> lost = new ArrayList<>();
        header.attributes().forEach((name, value) -> {
            String key = name.replaceFirst("^mnemosyne\\.", "");
            if (name.startsWith("mnemosyne.") && FURTHER_METADATA.contains(key)) {
                metadata.put(key, value);
            } else {
                lost.add(name);
            }
        });
        if (!lost.isEmpty()) {
            drop(null, Capability.ATTRIBUTES, String.join(", ", lost));
        }
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return super.keepsType(type) || type.equals(Vocabulary.TYPE) || isOfMnemosyne(type);
    }

    private static boolean isOfMnemosyne(NoteType type) {
        return type.attributes().containsKey(FactTypes.TYPE)
                && type.attributes().containsKey(FactTypes.KEYS)
                && type.templates()
                        .stream()
                        .allMatch(template -> template.attributes().containsKey(FactTypes.VIEW));
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        String tags = tags(note, path);
        if (type.equals(NoteType.basicReversed())) {
            fact(note, List.of("f", "b"));
            card(note.id(), "forward", "2", "2.1", note.id(), tags);
            card(note.id(), "reverse", "2", "2.2", note.id(), tags);
            return true;
        }
        if (type.equals(Vocabulary.TYPE)) {
            fact(note, List.of("f", "p_1", "m_1", "n"));
            card(note.id(), "recognition", "3", "3.1", note.id(), tags);
            card(note.id(), "production", "3", "3.2", note.id(), tags);
            return true;
        }
        if (isOfMnemosyne(type)) {
            custom(note, type, tags);
            return true;
        }
        return type.equals(NoteType.cloze()) && cloze(note, tags);
    }

    private void custom(Note note, NoteType type, String tags) throws IOException {
        List<String> keys = new ArrayList<>();
        if (PythonLiteral.parse(attribute(type, FactTypes.KEYS))
                .orElse(null) instanceof List<?> pairs) {
            pairs.forEach(pair -> keys.add(pair instanceof List<?> two && !two.isEmpty()
                    ? String.valueOf(two.get(0))
                    : ""));
        }
        String id = attribute(type, FactTypes.TYPE);
        types.put(id, type);
        fact(note, keys);
        for (CardTemplate template : type.templates()) {
            card(note.id(), template.id(), id,
                    template.attributes().getOrDefault(FactTypes.VIEW, ""), note.id(), tags);
        }
    }

    private static String attribute(NoteType type, String name) {
        return type.attributes().getOrDefault(name, "");
    }

    private boolean cloze(Note note, String tags) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Markup field : note.fields()) {
            texts.add(html(field, note.id()));
        }
        String brackets = texts.isEmpty()
                ? ""
                : BracketCloze.fromNote(texts.get(0)).orElse("");
        if (brackets.isEmpty()) {
            return false;
        }
        String extra = texts.size() > 1 ? texts.get(1) : "";
        if (!extra.isEmpty()) {
            remark("cloze-extra", "Mnemosyne keeps what stands behind a cloze deletion, but does"
                    + " not show it");
        }
        write(note.id(), Map.of("text", brackets, "n", extra));
        int gap = 0;
        for (String piece : brackets.split("\\[", -1)) {
            int end = piece.indexOf(']');
            if (end >= 0) {
                CardId id = new CardId(note.id(), "c" + (gap + 1));
                cards.add(new WrittenCard(id, note.id() + ".c" + (gap + 1), "5", "5.1", note.id(),
                        tags, gap, piece.substring(0, end)));
                gap++;
            }
        }
        return true;
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        write(entry.id(), Map.of("f", html(entry.front(), entry.id()), "b",
                html(entry.back(), entry.id())));
        cards.add(new WrittenCard(entry.card(), entry.id(), "1", "1.1", entry.id(),
                tags(entry.note(), entry.path()), -1, ""));
    }

    private void card(String noteId, String part, String type, String view, String fact,
            String tags) {
        cards.add(new WrittenCard(new CardId(noteId, part), noteId + "." + part, type, view, fact,
                tags, -1, ""));
    }

    private String tags(Note note, List<String> path) {
        List<String> ids = new ArrayList<>();
        ids.add(deckIds.computeIfAbsent(valid(DeckPath.of(path), note.id()),
                name -> FactSink.deckTag(deckIds.size() + 1)));
        for (String tag : note.tags()) {
            ids.add(tagIds.computeIfAbsent(valid(tag, note.id()),
                    name -> "tag." + (tagIds.size() + 1)));
        }
        return String.join(",", ids);
    }

    private void fact(Note note, List<String> keys) throws IOException {
        Map<String, String> data = new LinkedHashMap<>();
        for (int i = 0; i < note.fields().size() && i < keys.size(); i++) {
            if (keys.get(i).matches("[A-Za-z_][A-Za-z0-9_.-]{0,99}")) {
                data.put(keys.get(i), html(note.fields().get(i), note.id()));
            }
        }
        write(note.id(), data);
    }

    private void write(String id, Map<String, String> data) throws IOException {
        StringBuilder xml = new StringBuilder("<log type=\"16\" o_id=\"")
                .append(XmlText.escaped(id))
                .append("\">");
        new TreeMap<>(data).forEach((key, value) -> {
            if (!value.isEmpty()) {
                child(xml, key, value);
            }
        });
        facts.write(xml.append("</log>\n").toString().getBytes(UTF_8));
        factCount++;
    }

    private static void child(StringBuilder xml, String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(XmlText.escaped(text))
                .append("</")
                .append(name)
                .append('>');
    }

    /** HTML in which a line end is a break, as Mnemosyne shows it. */
    private String html(Markup content, String id) {
        String text = valid(clean(text(content), id), id);
        return content.kind() == Markup.Kind.HTML ? text : HtmlField.html(text);
    }

    private String valid(String text, String id) {
        String valid = XmlText.valid(text);
        if (valid.length() < text.length()) {
            report("control characters", "XML cannot hold control characters; they are left out",
                    id);
        }
        return valid;
    }

    @Override
    public void schedule(CardSchedule schedule) {
        MemoryState memory = schedule.memory();
        if (memory == null) {
            return;
        }
        schedules.put(schedule.card(), schedule);
        if (!isSm2(memory)) {
            drop(schedule.card().toString(), Capability.MEMORY_STATES,
                    "the usual easiness is written");
        }
    }

    /** When it is due: at the end of its interval, if that is on the day, for the two make the interval. */
    private static long next(long last, Duration interval, Instant due) {
        long end = last + interval.toSeconds();
        return Math.floorDiv(end, DAY) == Math.floorDiv(due.getEpochSecond(), DAY)
                ? end
                : due.getEpochSecond();
    }

    private static boolean isSm2(MemoryState memory) {
        return memory.algorithm().equals("sm2") && memory.has("ease") && memory.has("streak");
    }

    @Override
    protected void complete() throws IOException {
        try (OutputStream out = zip.entry(MnemosyneCardsFormat.CARDS)) {
            StringBuilder xml = new StringBuilder("<openSM2sync number_of_entries=\"");
            int views = types.values().stream().mapToInt(type -> type.templates().size()).sum();
            xml.append(deckIds.size() + tagIds.size() + types.size() + views + media().size()
                    + factCount + cards.size()).append("\">");
            deckIds.forEach((name, id) -> tag(xml, id, name));
            tagIds.forEach((name, id) -> tag(xml, id, name));
            types.forEach((id, type) -> cardType(xml, id, type));
            media().keySet().forEach(name -> {
                xml.append("<log type=\"13\">");
                child(xml, "fname", XmlText.valid(name));
                xml.append("</log>\n");
            });
            out.write(xml.toString().getBytes(UTF_8));
            facts.copyTo(out);
            for (WrittenCard card : cards) {
                out.write(xml(card).getBytes(UTF_8));
            }
            out.write("</openSM2sync>\n".getBytes(UTF_8));
        }
        try (OutputStream out = zip.entry(MnemosyneCardsFormat.METADATA)) {
            for (Map.Entry<String, String> line : metadata.entrySet()) {
                String value = line.getValue().strip().replaceAll("\\R", "<br>");
                if (!value.isEmpty() || line.getKey().equals("card_set_name")) {
                    out.write((line.getKey() + ":" + value + "\n").getBytes(UTF_8));
                }
            }
        }
        for (Map.Entry<String, MediaContent> medium : media().entrySet()) {
            zip.medium(medium.getKey(), medium.getValue());
        }
        facts.close();
    }

    private static void tag(StringBuilder xml, String id, String name) {
        xml.append("<log type=\"10\" o_id=\"").append(id).append("\">");
        child(xml, "name", name);
        xml.append("</log>\n");
    }

    private static void cardType(StringBuilder xml, String id, NoteType type) {
        List<String> views = new ArrayList<>();
        for (CardTemplate template : type.templates()) {
            String view = template.attributes().getOrDefault(FactTypes.VIEW, "");
            views.add("'" + view.replace("\\", "\\\\").replace("'", "\\'") + "'");
            xml.append("<log type=\"19\" o_id=\"").append(XmlText.escaped(view)).append("\">");
            child(xml, "name", template.name());
            child(xml, "q_fact_keys",
                    template.attributes().getOrDefault(FactTypes.QUESTION, "[]"));
            child(xml, "a_fact_keys", template.attributes().getOrDefault(FactTypes.ANSWER, "[]"));
            child(xml, "q_fact_key_decorators", "{}");
            child(xml, "a_fact_key_decorators", "{}");
            child(xml, "a_on_top_of_q", "False");
            child(xml, "type_answer", "False");
            xml.append("</log>\n");
        }
        xml.append("<log type=\"22\" o_id=\"").append(XmlText.escaped(id)).append("\">");
        child(xml, "name", type.name());
        child(xml, "fact_keys_and_names", attribute(type, FactTypes.KEYS));
        child(xml, "fact_views", "[" + String.join(", ", views) + "]");
        child(xml, "unique_fact_keys", "[]");
        child(xml, "required_fact_keys", "[]");
        child(xml, "keyboard_shortcuts", "{}");
        xml.append("</log>\n");
    }

    private String xml(WrittenCard card) {
        StringBuilder xml = new StringBuilder("<log type=\"6\" o_id=\"")
                .append(XmlText.escaped(card.ours))
                .append("\" card_t=\"" + XmlText.escaped(card.type) + "\" fact=\""
                        + XmlText.escaped(card.fact) + "\" fact_v=\"" + XmlText.escaped(card.view)
                        + "\" tags=\"" + card.tags + "\"");
        CardSchedule schedule = schedules.get(card.id);
        MemoryState memory = schedule == null ? null : schedule.memory();
        if (schedule == null || memory == null || schedule.due() == null
                || schedule.lastReview() == null) {
            xml.append(" gr=\"-1\" e=\"2.5\" ac_rp=\"0\" rt_rp=\"0\" lps=\"0\" ac_rp_l=\"0\""
                    + " rt_rp_l=\"0\" l_rp=\"-1\" n_rp=\"-1\">");
        } else {
            long last = schedule.lastReview().getEpochSecond();
            boolean isSm2 = isSm2(memory);
            int streak = isSm2 ? (int) memory.value("streak") : 0;
            boolean known = schedule.phase() == Phase.REVIEW;
            int retentions = Math.max(0, schedule.repetitions() - 1);
            xml.append(" c_time=\"" + last + "\" m_time=\"" + last + "\" gr=\"" + (known ? 4 : 1)
                    + "\" e=\"" + (isSm2 ? memory.value("ease") : 2.5) + "\" ac_rp=\""
                    + Math.max(1, schedule.repetitions() - retentions) + "\" rt_rp=\"" + retentions
                    + "\" lps=\"" + schedule.lapses() + "\" ac_rp_l=\"1\" rt_rp_l=\"" + streak
                    + "\" l_rp=\"" + last + "\" n_rp=\""
                    + next(last, schedule.interval(), schedule.due()) + "\">");
        }
        if (card.gap >= 0) {
            child(xml, "extra", "{'cloze': '" + card.gapText.replace("\\", "\\\\")
                    .replace("'", "\\'")
                    .replace("\n", "\\n") + "', 'index': " + card.gap + "}");
        }
        return xml.append("</log>\n").toString();
    }

    @Override
    public void close() throws IOException {
        facts.close();
        super.close();
    }
}
