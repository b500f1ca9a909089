package dev.cardstock.formats.moodle;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.XmlElement;
import dev.cardstock.formats.text.XmlInput;
import dev.cardstock.formats.text.XmlInput.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that questions hold and refer to as {@code @@PLUGINFILE@@/name}, each a medium under a name of
 * its own. What is more than some 64 MiB of them is read again when it is asked for.
 */
final class MoodleFiles {
    private static final String PLACE = "@@PLUGINFILE@@/";
    private static final Pattern REFERENCE = Pattern
            .compile(PLACE + "([^\"'\\s()<>?#]{1,1000})(?:\\?[^\"'\\s()<>]{0,100})?");
    private static final long KEPT = 64L << 20;
    private static final int HASH_CHARS = 8;

    private final DeckSource source;
    private final DeckSink sink;
    private final NoteSink notes;
    private final ImportLimits limits;
    private final Pieces pieces;
    private final Map<String, String> hashes = new HashMap<>();
    private final Map<XmlElement, String> owns = new HashMap<>();
    private long kept;

    /** The texts of files as they are read, and the numbers of the files. */
    private static final class Pieces {
        private final Map<XmlElement, StringBuilder> texts = new HashMap<>();
        private final Map<XmlElement, Integer> numbers = new HashMap<>();
        private final ImportLimits limits;
        private final Location where;
        private int count;

        Pieces(ImportLimits limits, Location where) {
            this.limits = limits;
            this.where = where;
        }

        void add(XmlElement file, String text) {
            StringBuilder all = texts.computeIfAbsent(file, key -> {
                numbers.put(key, ++count);
                return new StringBuilder();
            });
            all.append(text);
            if (all.length() / 2 > limits.maxMediaBytes()) {
                throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                        "the file '" + file.attribute("name") + "' is larger",
                        where.atLine(file.line()));
            }
        }

        void forget() {
            texts.clear();
            numbers.clear();
        }
    }

    MoodleFiles(DeckSource source, DeckSink sink, NoteSink notes, ImportLimits limits) {
        this.source = source;
        this.sink = sink;
        this.notes = notes;
        this.limits = limits;
        pieces = new Pieces(limits, Location.of(source.name()));
    }

    /** Reads an element of the quiz with its files. */
    XmlElement element(XmlInput xml) throws IOException {
        pieces.forget();
        owns.clear();
        return xml.element("file", pieces::add);
    }

    /** A text in which references to the files beside it are names of media. */
    String named(XmlElement part, String text, boolean html) throws IOException {
        Map<String, String> names = new HashMap<>();
        for (XmlElement file : part.children("file")) {
            String name = file.attribute("name");
            String own = owns.get(file);
            if (own == null) {
                own = media(name, file);
                owns.put(file, own);
            }
            if (!own.isEmpty()) {
                names.put(name, own);
            }
        }
        Matcher reference = REFERENCE.matcher(text);
        return reference.replaceAll(found -> {
            String own = names.get(decoded(found.group(1)));
            return Matcher.quoteReplacement(own == null
                    ? found.group()
                    : html ? own.replace("&", "&amp;").replace("\"", "&quot;") : linked(own));
        });
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B").replace("&amp;", "&"), UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    private static String linked(String name) {
        return name.matches("[^\\s()<>]*") ? name : encoded(name);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    /** Hands a file to the sink, unless one with its bytes was; says under which name. */
    private String media(String name, XmlElement file) throws IOException {
        StringBuilder text = pieces.texts.get(file);
        try {
            byte[] bytes = text == null
                    ? new byte[0]
                    : Base64.getMimeDecoder().decode(text.toString());
            String hash = hash(bytes);
            String own = name.substring(name.lastIndexOf('/') + 1);
            String there = hashes.get(own);
            if (there != null && !there.equals(hash)) {
                int dot = own.lastIndexOf('.');
                String stem = dot < 0 ? own : own.substring(0, dot);
                own = stem + "-" + hash.substring(0, HASH_CHARS)
                        + (dot < 0 ? "" : own.substring(dot));
            }
            Media media = new Media(own, bytes.length, null);
            if (hashes.putIfAbsent(own, hash) == null) {
                sink.media(media, content(bytes, pieces.numbers.getOrDefault(file, 0)));
            }
            return own;
        } catch (IllegalArgumentException e) {
            notes.warn("file", "the file '" + name + "' is left out: " + e.getMessage(),
                    file.line());
            return "";
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private MediaContent content(byte[] bytes, int number) {
        if (kept + bytes.length > KEPT) {
            return () -> again(number);
        }
        kept += bytes.length;
        return () -> new ByteArrayInputStream(bytes);
    }

    private InputStream again(int number) throws IOException {
        Pieces all = new Pieces(limits, Location.of(source.name()));
        try (XmlInput xml = XmlInput.open(source, limits)) {
            for (Event event = xml.next(); event != Event.DONE; event = xml.next()) {
                if (event != Event.START || xml.name().equals("quiz")) {
                    continue;
                }
                all.forget();
                xml.element("file", all::add);
                for (Map.Entry<XmlElement, Integer> file : all.numbers.entrySet()) {
                    StringBuilder text = all.texts.get(file.getKey());
                    if (file.getValue() == number && text != null) {
                        return new ByteArrayInputStream(
                                Base64.getMimeDecoder().decode(text.toString()));
                    }
                }
            }
        }
        throw new FormatException("the file is not there any more", Location.of(source.name()),
                "read it again");
    }

    /** The content with its media as references to files, and their names. */
    static String referring(Markup content, List<String> names) {
        String text = content.source();
        for (String name : content.media()) {
            Pattern place = Pattern.compile("((?:src|href)\\s*=\\s*[\"']?|\\]\\(<?)(?:"
                    + Pattern.quote(name) + "|" + Pattern.quote(encoded(name)) + "|"
                    + Pattern.quote(name.replace("&", "&amp;").replace("\"", "&quot;")) + ")");
            Matcher matcher = place.matcher(text);
            if (matcher.find()) {
                names.add(name);
                text = matcher.replaceAll("$1" + Matcher.quoteReplacement(PLACE + encoded(name)));
            }
        }
        return text;
    }
}
