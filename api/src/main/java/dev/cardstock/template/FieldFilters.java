package dev.cardstock.template;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the filters of a template make of a field, such as <code>{{hint:Field}}</code>. The filters are
 * those of Anki's manual ("Field replacements"): {@code text}, {@code hint}, {@code type}, {@code cloze},
 * {@code cloze-only}, {@code furigana}, {@code kana}, {@code kanji} and {@code tts}; one that is not known,
 * as those of add-ons, changes nothing.
 *
 * @param field the name of the field
 * @param filters the filters in the order in which they apply
 * @param number the number of the card's cloze deletion, from 1
 * @param question whether the side that asks is rendered
 */
public record FieldFilters(String field, List<String> filters, int number, boolean question) {
    private static final String SPEECH = "tts ";

    /** Checks the components. */
    public FieldFilters {
        requireNonNull(field, "field");
        filters = List.copyOf(filters);
    }

    /**
     * Whether a field counts as empty: nothing but white space, line breaks and bare {@code div}
     * elements.
     *
     * @param html the field
     * @return true if it does
     */
    public static boolean isEmpty(String html) {
        return HtmlText.isBlank(html);
    }

    /**
     * The field in a side that is HTML, as Anki renders it. Where something is to be typed stands
     * {@code [[type:Field]]}, what is to be spoken stands in {@code [anki:tts]}.
     *
     * @param html the field
     * @return the HTML
     */
    public String html(String html) {
        if (filters.equals(List.of("cloze", "type"))) {
            return "[[type:cloze:" + field + "]]";
        }
        String result = html;
        for (String filter : filters) {
            result = switch (filter) {
                case "text" -> HtmlText.text(result);
                case "hint" -> hint(result);
                case "type" -> "[[type:" + field + "]]";
                case "cloze" -> {
                    ClozeText cloze = ClozeText.parse(result);
                    yield question ? cloze.promptHtml(number) : cloze.answerHtml(number);
                }
                case "cloze-only" -> clozeOnly(result);
                case "furigana" -> Ruby.html(result);
                case "kana" -> Ruby.readings(result);
                case "kanji" -> Ruby.words(result);
                default -> filter.startsWith(SPEECH)
                        ? "[anki:tts lang=" + filter.substring(SPEECH.length()) + "]" + result
                                + "[/anki:tts]"
                        : result;
            };
        }
        return result;
    }

    private String hint(String html) {
        if (html.isBlank()) {
            return html;
        }
        String id = "hint" + Blake3.hex((html + field).getBytes(StandardCharsets.UTF_8));
        return "\n<a class=hint href=\"#\"\nonclick=\"this.style.display='none';\n"
                + "document.getElementById('" + id + "').style.display='block';\nreturn false;\">\n"
                + field + "</a>\n<div id=\"" + id + "\" class=hint style=\"display: none\">" + html
                + "</div>\n";
    }

    private String clozeOnly(String text) {
        ClozeText cloze = ClozeText.parse(text);
        return question ? cloze.onlyPrompt(number) : cloze.onlyHidden(number);
    }

    /**
     * The field as plain text: what is to be typed is missing in questions, what is only spoken
     * everywhere, and hints are shown.
     *
     * @param text the field
     * @return the text
     */
    public String plain(String text) {
        if (filters.isEmpty()) {
            return text;
        }
        if (filters.contains("type")) {
            return question ? "" : typed(text);
        }
        String result = text;
        for (String filter : filters) {
            result = switch (filter) {
                case "cloze" -> {
                    ClozeText cloze = ClozeText.parse(result);
                    yield !cloze.has(number)
                            ? ""
                            : question ? cloze.prompt(number) : cloze.text();
                }
                case "cloze-only" -> clozeOnly(result);
                case "furigana" -> Ruby.together(result);
                case "kana" -> Ruby.readings(result);
                case "kanji" -> Ruby.words(result);
                default -> filter.startsWith(SPEECH) ? "" : result;
            };
        }
        return result;
    }

    /** {@return whether what stands here is to be typed} */
    public boolean isTyped() {
        return filters.contains("type");
    }

    /**
     * What is to be typed where {@link #isTyped}: the field, or what is hidden in it under the number of
     * the card.
     *
     * @param text the field
     * @return the text
     */
    public String typed(String text) {
        return filters.contains("cloze")
                ? ClozeText.parse(text).typed(number)
                : text;
    }
}
