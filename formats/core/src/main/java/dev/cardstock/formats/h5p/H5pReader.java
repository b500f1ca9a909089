package dev.cardstock.formats.h5p;

import dev.cardstock.Location;
import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.Progress;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.formats.text.JsonInput;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.zip.ZipArchive;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the content twice: first what is about all cards, then the cards one by one. */
final class H5pReader implements DeckReader {
    /** The entry that says what the package is. */
    static final String ABOUT = "h5p.json";
    /** The entry with the cards. */
    static final String CONTENT = "content/content.json";
    /** The attribute of a library with the settings of its content. */
    static final String SETTINGS = "h5p.settings";
    /** The attribute of a library with what the package says of itself. */
    static final String METADATA = "h5p.metadata";
    /** The attribute of a note that is the tip on its front. */
    static final String TIP = "h5p.tip";
    /** The attribute of a note that is the tip on its back. */
    static final String BACK_TIP = "h5p.tip-back";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> OWN = Set.of("title", "language", "mainLibrary",
            "preloadedDependencies", "embedTypes");

    private final DeckFormat format;
    private final String namespace;

    H5pReader(DeckFormat format, String namespace) {
        this.format = format;
        this.namespace = namespace;
    }

    @Override
    public void read(DeckSource source, DeckSink sink, ImportLimits limits, Progress progress)
            throws IOException {
        ZipArchive archive = ZipArchive.open(source, limits);
        DeckSource content = archive.entry(CONTENT);
        Map<String, @Nullable Object> about = object(archive.entry(ABOUT), limits, "");
        String library = string(about, "mainLibrary");
        Kind kind = kind(library, Location.of(source.name()));
        Map<String, @Nullable Object> settings = object(content, limits, kind.list);
        NoteSink notes = new NoteSink(source, sink, limits, progress, format, namespace,
                header(about, settings));
        Map<String, String> names = mediaNames(archive);
        Cards cards = new Cards(notes, kind, names);
        try (JsonInput json = JsonInput.open(content, limits)) {
            json.next();
            while (json.next() == JsonToken.PROPERTY_NAME) {
                boolean isList = json.name().equals(kind.list);
                JsonToken value = json.next();
                if (!isList || value != JsonToken.START_ARRAY) {
                    json.skip();
                    continue;
                }
                while (json.next() == JsonToken.START_OBJECT) {
                    long line = json.line();
                    if (json.value() instanceof Map<?, ?> card) {
                        cards.add(card, line);
                    }
                }
                json.expect(JsonToken.END_ARRAY);
            }
        }
        for (Map.Entry<String, String> medium : names.entrySet()) {
            sink.media(new Media(medium.getValue(), archive.size(medium.getKey()), null),
                    archive.medium(medium.getKey()));
        }
        notes.end("it has no cards", "check that the content was saved before it was exported");
    }

    private static Kind kind(String library, Location where) {
        for (Kind kind : Kind.values()) {
            if (kind.library.equals(library)) {
                return kind;
            }
        }
        throw new FormatException("its content is of the type '" + library + "'", where,
                "export Flashcards or Dialog Cards");
    }

    /** The members of an object but one. */
    private static Map<String, @Nullable Object> object(DeckSource source, ImportLimits limits,
            String without) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        try (JsonInput json = JsonInput.open(source, limits)) {
            json.next();
            json.expect(JsonToken.START_OBJECT);
            while (json.next() == JsonToken.PROPERTY_NAME) {
                String name = json.name();
                json.next();
                if (name.equals(without)) {
                    json.skip();
                } else {
                    members.put(name, json.value());
                    limits.checkField(members.size(), Location.of(source.name()));
                }
            }
            json.expect(JsonToken.END_OBJECT);
        }
        return members;
    }

    static String string(Map<?, ?> members, String name) {
        return members.get(name) instanceof String text ? text : "";
    }

    private static LibraryHeader header(Map<String, @Nullable Object> about,
            Map<String, @Nullable Object> settings) {
        TreeMap<String, String> attributes = new TreeMap<>();
        String description = H5pText.content(string(settings, "description")).plainText();
        settings.remove("description");
        if (!settings.isEmpty()) {
            attributes.put(SETTINGS, JSON.writeValueAsString(settings));
        }
        String language = string(about, "language");
        String title = H5pText.unescaped(string(about, "title"));
        about.keySet().removeAll(OWN);
        if (!about.isEmpty()) {
            attributes.put(METADATA, JSON.writeValueAsString(about));
        }
        boolean isKnown = !language.equals("und")
                && language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}");
        return new LibraryHeader(title, description, isKnown ? language : "", attributes);
    }

    private static Map<String, String> mediaNames(ZipArchive archive) {
        Map<String, String> names = new TreeMap<>();
        Set<String> taken = new HashSet<>();
        for (String entry : archive.names()) {
            if (!entry.startsWith("content/") || entry.equals(CONTENT) || entry.endsWith("/")) {
                continue;
            }
            String name = entry.substring("content/".length())
                    .replaceFirst("^(?:images|audios?|videos?|files)/", "")
                    .replace('/', '_');
            if (Media.isSafeName(name) && taken.add(name)) {
                names.put(entry, name);
            }
        }
        return names;
    }

    /** The cards of one package. */
    private record Cards(NoteSink notes, Kind kind, Map<String, String> names) {
        void add(Map<?, ?> card, long line) throws IOException {
            boolean typed = kind == Kind.FLASHCARDS;
            String question = string(card, "text");
            Markup front = typed
                    ? Markup.plain(H5pText.unescaped(question))
                    : H5pText.content(question);
            StringBuilder media = new StringBuilder();
            image(card, media);
            sounds(card, media);
            if (!media.isEmpty()) {
                String text = front.kind() == Markup.Kind.HTML
                        ? front.source()
                        : H5pText.paragraph(front.source());
                front = MarkupParser.html(text + media);
            }
            String answer = string(card, "answer");
            List<String> answers = typed
                    ? H5pText.answers(H5pText.unescaped(answer))
                    : List.of();
            Markup back = typed ? Markup.plain(answers.get(0)) : H5pText.content(answer);
            if (back.isBlank()) {
                notes.warn("missing-answer", "the card has no answer", line);
            }
            Note.Builder note = notes.note("", NoteType.basic(), List.of(), List.of(front, back),
                    line);
            if (answers.size() > 1) {
                note.answerKey("forward", AnswerKey.NONE
                        .withAlternatives(answers.subList(1, answers.size())
                                .stream()
                                .filter(other -> !other.isEmpty())
                                .toList()));
            }
            tips(card, note);
            notes.add(note, line);
        }

        private static void tips(Map<?, ?> card, Note.Builder note) {
            Object tip = card.get("tip");
            Object tips = card.get("tips");
            String front = tip instanceof Map<?, ?> map
                    ? string(map, "tip")
                    : tips instanceof Map<?, ?> map ? string(map, "front") : string(card, "tip");
            String back = tips instanceof Map<?, ?> map ? string(map, "back") : "";
            if (!front.isBlank()) {
                note.attribute(TIP, front);
            }
            if (!back.isBlank()) {
                note.attribute(BACK_TIP, back);
            }
        }

        private void image(Map<?, ?> card, StringBuilder media) {
            if (card.get("image") instanceof Map<?, ?> image && !string(image, "path").isEmpty()) {
                String alt = H5pText.unescaped(string(card, "imageAltText"));
                media.append("<img src=\"")
                        .append(H5pText.escaped(name(string(image, "path"))))
                        .append(alt.isEmpty() ? "" : "\" alt=\"" + H5pText.escaped(alt))
                        .append("\">");
            }
        }

        private void sounds(Map<?, ?> card, StringBuilder media) {
            if (card.get("audio") instanceof List<?> sounds) {
                for (Object sound : sounds) {
                    if (sound instanceof Map<?, ?> file && !string(file, "path").isEmpty()) {
                        media.append("<audio src=\"")
                                .append(H5pText.escaped(name(string(file, "path"))))
                                .append("\" controls></audio>");
                    }
                }
            }
        }

        private String name(String path) {
            String plain = path.endsWith("#tmp") ? path.substring(0, path.length() - 4) : path;
            return names.getOrDefault("content/" + plain, plain);
        }
    }
}
