package dev.cardstock.formats.print;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.Card;
import dev.cardstock.deck.Deck;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.LibraryHeader;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.markup.HtmlSanitizer;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.Spool;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Keeps the body of the page until the bytes of its pictures are known, which go into it. */
abstract class PrintOutput extends TextOutput {
    /** A multiple of three, so that pieces in Base64 make one text. */
    private static final int PIECE = 3 << 13;
    private static final char PICTURE = '\ue000';

    /** How the sheet is laid out. */
    protected final Sheet sheet;

    private final Spool body = new Spool();
    private final Map<String, MediaContent> media = new HashMap<>();
    private final Map<String, String> languages = new HashMap<>();
    private final Map<String, String> descriptions = new HashMap<>();
    private final String title;
    private LibraryHeader header = LibraryHeader.titled("");

    PrintOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format, Sheet sheet)
            throws IOException {
        super(target, dropped, format);
        this.sheet = sheet;
        title = NoteSink.title(target.name(), format.extensions());
    }

    @Override
    public void header(LibraryHeader given) {
        header = given;
        if (!given.attributes().isEmpty()) {
            drop(null, Capability.ATTRIBUTES, String.join(", ", given.attributes().keySet()));
        }
    }

    @Override
    public void deck(Deck deck) {
        languages.put(deck.id(), deck.language());
        descriptions.put(deck.id(), deck.description());
        Deck shown = Deck.builder(deck.id(), deck.name())
                .parent(deck.parent())
                .attributes(deck.attributes())
                .description(sheet.isList() ? "" : deck.description())
                .build();
        super.deck(shown);
    }

    @Override
    protected boolean keepsType(NoteType type) {
        return true;
    }

    @Override
    protected boolean special(Note note, NoteType type, List<String> path) throws IOException {
        if (type.kind() == NoteType.Kind.IMAGE_OCCLUSION) {
            return false;
        }
        for (Card card : Card.of(note, type)) {
            card(note, path, card.prompt(), card.expected());
        }
        return true;
    }

    @Override
    protected final void entry(Entry entry) throws IOException {
        card(entry.note(), entry.path(), entry.front(), entry.back());
    }

    /**
     * Writes a card.
     *
     * @param note the note that it is of
     * @param path the names of the deck and those around it
     * @param front what is asked
     * @param back the answer
     * @throws IOException if it cannot be written
     */
    protected abstract void card(Note note, List<String> path, Markup front, Markup back)
            throws IOException;

    @Override
    public void media(Media file, @Nullable MediaContent content) {
        if (content != null) {
            media.put(file.name(), content);
        }
    }

    /** The language of a note's deck as an attribute, with a blank before it. */
    protected final String language(Note note) {
        String language = languages.getOrDefault(note.deckId(), "");
        return language.isEmpty() ? "" : " lang=\"" + escaped(language) + "\"";
    }

    /** The description of a note's deck. */
    protected final String description(Note note) {
        return descriptions.getOrDefault(note.deckId(), "");
    }

    /** One side as HTML that is safe to show, with a mark for each picture and its number. */
    protected final String side(Markup content, String id) {
        Document document = Jsoup.parseBodyFragment(HtmlSanitizer.display(content));
        document.outputSettings().prettyPrint(false);
        for (Element sound : document.select("audio, video")) {
            report("sound", "paper cannot hold sounds and films; their names are printed", id);
            String name = sound.hasAttr("src")
                    ? sound.attr("src")
                    : sound.select("source").attr("src");
            sound.replaceWith(new TextNode("[" + name + "]"));
        }
        for (Element picture : document.select("img[src]")) {
            String name = picture.attr("src");
            picture.attr("src", PICTURE + name + PICTURE);
        }
        document.select("a").removeAttr("href");
        return document.body().html();
    }

    /** Writes a piece of the body. */
    protected final void write(String html) throws IOException {
        String[] pieces = html.split(String.valueOf(PICTURE), -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 1 && i + 1 < pieces.length) {
                String name = Parser.unescapeEntities(pieces[i], true);
                body.gap(target -> picture(target, name));
            } else {
                body.write(pieces[i].getBytes(UTF_8));
            }
        }
    }

    /** Text for content and attributes. */
    protected static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * Writes what is left of the body.
     *
     * @throws IOException if it cannot be written
     */
    protected abstract void complete() throws IOException;

    @Override
    protected final void end() throws IOException {
        complete();
        String heading = escaped(header.title().isBlank() ? title : header.title());
        out.write("<!DOCTYPE html>\n<html"
                + (header.language().isEmpty()
                        ? ""
                        : " lang=\"" + escaped(header.language()) + "\"")
                + ">\n<head>\n<meta charset=\"utf-8\">\n" + PrintFormat.GENERATOR
                + "\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"
                + " img-src data:; style-src 'unsafe-inline'\">\n"
                + (header.description().isEmpty()
                        ? ""
                        : "<meta name=\"description\" content=\"" + escaped(header.description())
                                + "\">\n")
                + "<title>" + heading + "</title>\n<style>\n" + sheet.css()
                + "</style>\n</head>\n<body>\n");
        if (sheet.isList()) {
            out.write("<h1 dir=\"auto\">" + heading + "</h1>\n");
            if (!header.description().isEmpty()) {
                out.write("<p dir=\"auto\">" + escaped(header.description()) + "</p>\n");
            }
        }
        out.flush();
        body.copyTo(stream);
        body.close();
        out.write("</body>\n</html>\n");
    }

    private void picture(OutputStream target, String name) throws IOException {
        MediaContent content = media.get(name);
        target.write(("data:" + mime(name) + ";base64,").getBytes(UTF_8));
        if (content == null) {
            report("missing media", "the bytes of '" + name + "' are missing", name);
            return;
        }
        try (InputStream in = content.open()) {
            for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in
                    .readNBytes(PIECE)) {
                target.write(Base64.getEncoder().encode(piece));
            }
        }
    }

    private static String mime(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpg" -> "image/jpeg";
            case "svg" -> "image/svg+xml";
            default -> "image/" + ending.replaceAll("[^a-z0-9]", "");
        };
    }

    @Override
    public void close() throws IOException {
        body.close();
        super.close();
    }
}
