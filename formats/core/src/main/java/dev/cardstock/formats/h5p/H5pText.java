package dev.cardstock.formats.h5p;

import dev.cardstock.deck.Markup;
import dev.cardstock.formats.markup.MarkupParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;

/** Texts of H5P: plain with references for marks, or HTML. */
final class H5pText {
    private H5pText() {}

    /** Plain text with references for the marks of HTML, as H5P exports it. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#039;");
    }

    static String unescaped(String text) {
        return text.indexOf('&') < 0 ? text : Parser.unescapeEntities(text, true);
    }

    /** Plain text as a paragraph. */
    static String paragraph(String plain) {
        return plain.isEmpty() ? "" : "<p>" + escaped(plain).replace("\n", "<br />") + "</p>";
    }

    /** Content of HTML; plain text where it is one paragraph of nothing but text and line breaks. */
    static Markup content(String html) {
        String text = html.strip();
        boolean isParagraph = text.startsWith("<p>") && text.endsWith("</p>");
        String inner = (isParagraph ? text.substring(3, text.length() - 4) : text)
                .replaceAll("<br ?/?>(?:\\r?\\n)?", "\n");
        return inner.indexOf('<') < 0
                ? Markup.plain(unescaped(inner))
                : MarkupParser.html(text);
    }

    /** The answers of a flashcard, between which there are bars. */
    static List<String> answers(String text) {
        List<String> answers = new ArrayList<>();
        StringBuilder answer = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == '|') {
                answer.append('|');
                i++;
            } else if (c == '|') {
                answers.add(answer.toString().strip());
                answer.setLength(0);
            } else {
                answer.append(c);
            }
        }
        answers.add(answer.toString().strip());
        return answers;
    }

    /** Answers with bars between them. */
    static String joined(List<String> answers) {
        StringBuilder text = new StringBuilder();
        for (String answer : answers) {
            boolean endsInMark = !text.isEmpty() && text.charAt(text.length() - 1) == '\\';
            text.append(text.isEmpty() ? "" : endsInMark ? " |" : "|")
                    .append(answer.replace("|", "\\|"));
        }
        return text.toString();
    }

    static boolean isSound(String name) {
        return mime(name).startsWith("audio/");
    }

    /** The type of a medium by its ending. */
    static String mime(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (ending) {
            case "jpg", "jpeg" -> "image/jpeg";
            case "svg" -> "image/svg+xml";
            case "mp3" -> "audio/mpeg";
            case "m4a" -> "audio/mp4";
            case "ogg", "oga", "opus" -> "audio/ogg";
            case "wav", "flac", "weba" -> "audio/" + ending;
            case "mp4", "webm" -> "video/" + ending;
            default -> "image/" + ending.replaceAll("[^a-z0-9]", "");
        };
    }
}
