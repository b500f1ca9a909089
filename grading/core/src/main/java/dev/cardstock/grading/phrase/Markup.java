package dev.cardstock.grading.phrase;

import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/** Takes out the HTML that an author's program left in an answer, unless the answer is HTML. */
final class Markup {
    private static final Pattern TAG = Pattern
            .compile(
                    "</?(?:b|i|u|em|strong|span|div|p|br|sub|sup|font|a|li|ul|ol|code|img)\\b[^<>]*/?>",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY = Pattern
            .compile("&(?:#\\d{1,6}|#x[0-9a-fA-F]{1,5}|\\w{2,8});");

    private Markup() {}

    static String plain(String authored, String prompt) {
        if (authored.indexOf('<') < 0 && authored.indexOf('&') < 0
                || Code.isCode(authored, prompt)) {
            return authored;
        }
        String text = authored.indexOf('<') < 0 ? authored : TAG.matcher(authored).replaceAll("");
        text = ENTITY.matcher(text).find() ? StringEscapeUtils.unescapeHtml4(text) : text;
        return text.isBlank() ? authored : text.strip();
    }
}
