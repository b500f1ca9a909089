package dev.cardstock.formats.h5p;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Options;
import dev.cardstock.deck.Markup;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.zip.ZipOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes cards as they come, after what the package says of itself. */
final class H5pOutput extends ZipOutput {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SHOWN = Set.of("p", "br", "strong", "em", "img", "audio",
            "source", "body");

    private final DeckFormat format;
    private final Kind kind;
    private final String version;
    private final String file;
    private LibraryHeader header = LibraryHeader.titled("");
    private @Nullable OutputStream content;
    private boolean hasCards;

    H5pOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format, Kind kind,
            String version) throws IOException {
        super(target, dropped, format);
        this.format = format;
        this.kind = kind;
        this.version = version;
        file = target.name();
    }

    /** The version of the library that is set, or the usual one. */
    static String version(Options.Reader settings, Kind kind) {
        return settings.parsed("library-version", kind.version, "a version such as 1.9", text -> {
            if (!text.matches("\\d{1,3}\\.\\d{1,3}")) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
    }

    @Override
    public void header(LibraryHeader given) {
        header = given;
        List<String> lost = new ArrayList<>(given.attributes().keySet());
        lost.removeAll(List.of(H5pReader.SETTINGS, H5pReader.METADATA));
        if (!lost.isEmpty()) {
            drop(null, Capability.ATTRIBUTES, String.join(", ", lost));
        }
    }

    @Override
    protected boolean keepsAlternatives() {
        return kind == Kind.FLASHCARDS;
    }

    @Override
    protected boolean keepsMarkup(Markup.Kind markup) {
        return markup == Markup.Kind.PLAIN
                || markup == Markup.Kind.HTML && kind == Kind.DIALOGCARDS;
    }

    @Override
    protected boolean keepsAttribute(String name) {
        return name.equals(H5pReader.TIP)
                || name.equals(H5pReader.BACK_TIP) && kind == Kind.DIALOGCARDS;
    }

    private OutputStream content() throws IOException {
        OutputStream open = content;
        if (open != null) {
            return open;
        }
        try (OutputStream out = zip.entry(H5pReader.ABOUT)) {
            out.write(JSON.writeValueAsBytes(about()));
        }
        open = zip.entry(H5pReader.CONTENT);
        ObjectNode settings = object(H5pReader.SETTINGS);
        settings.remove(List.of(kind.list, "description"));
        String description = kind == Kind.DIALOGCARDS
                ? H5pText.paragraph(header.description())
                : H5pText.escaped(header.description());
        ObjectNode first = JSON.createObjectNode().put("description", description);
        first.setAll(settings);
        String json = JSON.writeValueAsString(first);
        open.write((json.substring(0, json.length() - 1) + ",\"" + kind.list + "\":[")
                .getBytes(UTF_8));
        content = open;
        return open;
    }

    private ObjectNode about() {
        String title = header.title().isBlank()
                ? NoteSink.title(file, format.extensions())
                : header.title();
        ObjectNode about = JSON.createObjectNode()
                .put("title", H5pText.escaped(title))
                .put("language", header.language().isEmpty() ? "und" : header.language())
                .put("mainLibrary", kind.library);
        about.putArray("embedTypes").add("iframe");
        var needed = about.putArray("preloadedDependencies");
        List<String> libraries = new ArrayList<>(List.of(kind.needed.split(",")));
        libraries.add(0, kind.library + " " + version);
        for (String library : libraries) {
            String[] parts = library.split("[ .](?=\\d)");
            needed.addObject()
                    .put("machineName", parts[0])
                    .put("majorVersion", Integer.parseInt(parts[1]))
                    .put("minorVersion", Integer.parseInt(parts[2]));
        }
        ObjectNode metadata = object(H5pReader.METADATA);
        if (!metadata.has("license")) {
            about.put("license", "U");
        }
        metadata.properties().forEach(member -> {
            if (!about.has(member.getKey())) {
                about.set(member.getKey(), member.getValue());
            }
        });
        return about;
    }

    private ObjectNode object(String attribute) {
        try {
            JsonNode node = JSON.readTree(header.attributes().getOrDefault(attribute, "{}"));
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (JacksonException e) {
            remark("attribute", "the attribute '" + attribute + "' is no JSON; it is left out");
        }
        return JSON.createObjectNode();
    }

    @Override
    protected void entry(Entry entry) throws IOException {
        Map<String, Object> card = new LinkedHashMap<>();
        Map<String, Object> media = new LinkedHashMap<>();
        String id = entry.id();
        String front = side(entry.front(), id, media);
        String back = side(entry.back(), id, null);
        card.put("text", front);
        if (kind == Kind.FLASHCARDS) {
            List<String> answers = new ArrayList<>(List.of(clean(text(entry.back()), id)));
            entry.key().alternatives().forEach(other -> answers.add(clean(other, id)));
            card.put("answer", H5pText.escaped(H5pText.joined(answers)));
        } else {
            card.put("answer", back);
        }
        card.putAll(media);
        tips(entry, card);
        OutputStream out = content();
        out.write(((hasCards ? ",\n" : "\n") + JSON.writeValueAsString(card)).getBytes(UTF_8));
        hasCards = true;
    }

    private void tips(Entry entry, Map<String, Object> card) {
        String tip = entry.note().attributes().getOrDefault(H5pReader.TIP, "");
        String backTip = entry.note().attributes().getOrDefault(H5pReader.BACK_TIP, "");
        if (kind == Kind.FLASHCARDS) {
            if (!tip.isEmpty()) {
                card.put("tip", Map.of("tip", clean(tip, entry.id())));
            }
            return;
        }
        Map<String, Object> tips = new LinkedHashMap<>();
        if (!tip.isEmpty()) {
            tips.put("front", clean(tip, entry.id()));
        }
        if (!backTip.isEmpty()) {
            tips.put("back", clean(backTip, entry.id()));
        }
        card.put("tips", tips);
    }

    /** One side of a card; its media are taken out, or reported where they have no place. */
    private String side(Markup content, String id, @Nullable Map<String, Object> media) {
        String text = clean(text(content), id);
        Document document = content.kind() == Markup.Kind.HTML
                ? Jsoup.parseBodyFragment(content.source())
                : null;
        if (document == null) {
            return kind == Kind.FLASHCARDS ? H5pText.escaped(text) : H5pText.paragraph(text);
        }
        List<Element> files = document.select("img[src], audio[src]");
        for (Element element : files) {
            boolean isSound = element.normalName().equals("audio");
            String place = isSound ? "audio" : "image";
            if (media != null && !media.containsKey(place)
                    && !(isSound && kind == Kind.FLASHCARDS)) {
                put(media, element, isSound);
            } else {
                report("medium", "H5P has one picture" + (kind == Kind.DIALOGCARDS
                        ? " and one sound"
                        : "")
                        + " for a card, on its front; left out is '" + element.attr("src") + "'",
                        id);
            }
            element.remove();
        }
        if (kind == Kind.FLASHCARDS) {
            return H5pText.escaped(text);
        }
        if (document.body()
                .getAllElements()
                .stream()
                .anyMatch(element -> !SHOWN.contains(element.normalName()))) {
            report("html", "H5P shows no other HTML than paragraphs, line breaks, strong and em;"
                    + " it may leave out the rest", id);
        }
        document.outputSettings().prettyPrint(false);
        return files.isEmpty() ? text : document.body().html();
    }

    private static void put(Map<String, Object> media, Element element, boolean isSound) {
        String name = element.attr("src");
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("path", name.contains(":") ? name : folder(name) + name);
        file.put("mime", H5pText.mime(name));
        file.put("copyright", Map.of("license", "U"));
        media.put(isSound ? "audio" : "image", isSound ? List.of(file) : file);
        if (!isSound && !element.attr("alt").isBlank()) {
            media.put("imageAltText", H5pText.escaped(element.attr("alt")));
        }
    }

    private static String folder(String name) {
        return H5pText.isSound(name) ? "audios/" : "images/";
    }

    @Override
    protected void complete() throws IOException {
        try (OutputStream out = content()) {
            out.write("\n]}\n".getBytes(UTF_8));
        }
        for (Map.Entry<String, MediaContent> medium : media().entrySet()) {
            zip.medium("content/" + folder(medium.getKey()) + medium.getKey(), medium.getValue());
        }
    }
}
