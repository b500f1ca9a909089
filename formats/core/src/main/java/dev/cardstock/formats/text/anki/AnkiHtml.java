package dev.cardstock.formats.text.anki;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.formats.markup.MarkupParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Turns content into Anki's HTML and back. */
public final class AnkiHtml {
    private static final Pattern SOUND = Pattern.compile("\\[sound:([^\\]]{1,500})\\]");
    private static final Pattern SPEECH = Pattern
            .compile("(?s)\\[anki:tts[^\\]]{0,500}\\](.{0,20000}?)\\[/anki:tts\\]");
    private static final String LINE_END = "<BR>";
    private static final Pattern TAG = Pattern.compile("\\{\\{[^{}]*\\}\\}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\ue000(\\d{1,9})\ue001");
    private static final Pattern PARAGRAPH = Pattern.compile("(?s)<p>((?:(?!<p>).)*)</p>\\n?");
    private static final Pattern SPECIAL = Pattern
            .compile("\\[(?=sound:|anki:|latex\\]|\\$\\]|\\$\\$\\])");
    private static final Set<String> SOUNDS = Set.of("mp3", "ogg", "oga", "opus", "wav", "flac",
            "m4a", "aac", "mp4", "webm", "mov", "mkv", "avi", "3gp", "spx");

    private AnkiHtml() {}

    /** Made when there is Markdown: many programs write HTML alone. */
    private static final class Markdown {
        static final Parser PARSER = Parser.builder().maxOpenBlockParsers(100).build();
        static final HtmlRenderer RENDERER = HtmlRenderer.builder().build();
    }

    /**
     * Content from Anki's HTML: pictures and sounds are its media, sounds are not in its text.
     *
     * @param html the HTML
     * @return the content
     */
    public static Markup read(String html) {
        Markup content = MarkupParser.html(html);
        return html.indexOf('[') < 0 ? content : withSounds(content);
    }

    private static Markup withSounds(Markup content) {
        String source = content.source();
        if (!source.contains("[sound:") && !source.contains("[anki:tts")) {
            return content;
        }
        Set<String> media = new LinkedHashSet<>(content.media());
        Matcher sounds = SOUND.matcher(source);
        while (sounds.find()) {
            String name = org.jsoup.parser.Parser.unescapeEntities(sounds.group(1), false).strip();
            if (Media.isSafeName(name)) {
                media.add(name);
            }
        }
        String text = SOUND.matcher(content.plainText()).replaceAll(" ");
        text = SPEECH.matcher(text).replaceAll("$1");
        return new Markup(Markup.Kind.HTML, source,
                text.replaceAll(" {2,}", " ").replaceAll(" ?\n ?", "\n").strip(),
                List.copyOf(media));
    }

    /**
     * The text that was written as HTML by {@link #write}.
     *
     * @param html the HTML
     * @return the text
     */
    public static String plain(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
            return html;
        }
        return html.replace("<br>", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#91;", "[")
                .replace("&amp;", "&");
    }

    /**
     * Content as Anki's HTML.
     *
     * @param content the content
     * @return its HTML, with references to media that are in no HTML yet
     */
    public static String write(Markup content) {
        String html = switch (content.kind()) {
            case PLAIN -> escaped(content.source());
            case MARKDOWN -> rendered(content.source());
            case HTML -> content.source();
        };
        if (!content.media().isEmpty()) {
            html = withMedia(html, content);
        }
        return clean(html);
    }

    /**
     * Content as Anki's HTML in a text, where nothing else says that it was plain text.
     *
     * @param content the content
     * @return its HTML, from which {@link #readText} makes plain text of plain text
     */
    public static String writeText(Markup content) {
        return content.kind() == Markup.Kind.PLAIN && content.media().isEmpty()
                ? clean(withoutMarks(content.source()).replace("\n", LINE_END))
                : write(content);
    }

    /**
     * Content from Anki's HTML in a text. It is plain text where it is what {@link #writeText} makes of
     * plain text, so where there is no tag but line ends in capitals, as hardly anybody writes them.
     *
     * @param html the HTML
     * @return the content
     */
    public static Markup readText(String html) {
        if (html.indexOf('\n') < 0 && html.indexOf("<br>") < 0) {
            String plain = plain(html.replace(LINE_END, "<br>"));
            if (withoutMarks(plain).replace("\n", LINE_END).equals(html)) {
                return Markup.plain(plain);
            }
        }
        return read(html);
    }

    private static String escaped(String text) {
        String html = withoutMarks(text);
        return html.indexOf('\n') < 0 ? html : html.replace("\n", "<br>");
    }

    private static String withoutMarks(String text) {
        String html = text;
        if (html.indexOf('&') >= 0) {
            html = html.replace("&", "&amp;");
        }
        if (html.indexOf('<') >= 0 || html.indexOf('>') >= 0) {
            html = html.replace("<", "&lt;").replace(">", "&gt;");
        }
        if (html.indexOf('[') >= 0) {
            html = SPECIAL.matcher(html).replaceAll("&#91;");
        }
        return html;
    }

    private static String rendered(String markdown) {
        String html = Markdown.RENDERER.render(Markdown.PARSER.parse(markdown)).strip();
        Matcher paragraph = PARAGRAPH.matcher(html);
        return paragraph.matches() ? paragraph.group(1) : html;
    }

    private static String withMedia(String html, Markup content) {
        String result = html;
        StringBuilder more = new StringBuilder();
        for (String name : content.media()) {
            String used = mediaName(name);
            if (content.kind() == Markup.Kind.PLAIN) {
                more.append(reference(used));
            } else if (!used.equals(name)) {
                result = result.replace(name, used).replace(escaped(name), escaped(used));
            }
        }
        return more.isEmpty() ? result : result + (result.isEmpty() ? "" : "<br>") + more;
    }

    private static String reference(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return SOUNDS.contains(extension)
                ? "[sound:" + name + "]"
                : "<img src=\"" + name.replace("&", "&amp;") + "\">";
    }

    /**
     * The name that a medium has in Anki; one that Anki would change says what it was.
     *
     * @param name its name
     * @return the name in Anki, itself if it is a good one
     */
    public static String mediaName(String name) {
        String good = MediaNames.normalized(name);
        if (good.equals(name)) {
            return name;
        }
        String mark = "-" + Long.toString(AnkiIds.number("media", name), 36);
        int dot = good.lastIndexOf('.');
        String stem = dot <= 0 ? good : good.substring(0, dot);
        String end = dot <= 0 ? "" : good.substring(dot);
        while (stem.length() > 30) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return MediaNames.normalized(stem + mark + end);
    }

    /**
     * Without what Anki takes out of fields, and what UTF-8 cannot hold.
     *
     * @param html a field
     * @return what is left
     */
    public static String clean(String html) {
        for (int i = 0; i < html.length(); i++) {
            char c = html.charAt(i);
            boolean isUsual = c >= ' ' && c < 0x7f || c == '\n' || c == '\t';
            if (!isUsual && (c <= 0x7f || Character.isSurrogate(c))) {
                return cleaned(html);
            }
        }
        return html;
    }

    private static String cleaned(String html) {
        StringBuilder out = new StringBuilder(html.length());
        html.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                out.append('\ufffd');
            } else if (c >= ' ' && c != 0x7f || c == '\n' || c == '\t') {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /**
     * A template as Anki's HTML; what stands in braces is not touched.
     *
     * @param template the template
     * @return its HTML
     */
    public static String writeTemplate(Markup template) {
        if (template.kind() == Markup.Kind.HTML) {
            return write(template);
        }
        List<String> tags = new ArrayList<>();
        String source = TAG.matcher(template.source().replaceAll("[\ue000\ue001]", ""))
                .replaceAll(tag -> {
                    tags.add(tag.group());
                    return "\ue000" + (tags.size() - 1) + "\ue001";
                });
        String html = write(template.kind() == Markup.Kind.PLAIN
                ? Markup.plain(source)
                : Markup.markdown(source, source));
        return PLACEHOLDER.matcher(html)
                .replaceAll(found -> Matcher.quoteReplacement(
                        tags.get(Integer.parseInt(found.group(1)))));
    }
}
