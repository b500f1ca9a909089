package dev.cardstock.formats.mnemosyne;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.markup.MarkupParser;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fields as Mnemosyne has them, which is HTML, and its type of cards with three sides. */
final class MnemosyneText {
    /** A word with its pronunciation and meaning, asked both ways. */
    static final NoteType VOCABULARY = NoteType.custom("mnemosyne-vocabulary", "Vocabulary",
            List.of("Foreign", "Pronunciation", "Meaning", "Notes"),
            List.of(CardTemplate.plain("recognition", "Recognition", "{{Foreign}}",
                    "{{#Pronunciation}}{{Pronunciation}}\n{{/Pronunciation}}{{Meaning}}"
                            + "{{#Notes}}\n{{Notes}}{{/Notes}}"),
                    CardTemplate.plain("production", "Production", "{{Meaning}}",
                            "{{Foreign}}{{#Pronunciation}}\n{{Pronunciation}}{{/Pronunciation}}"
                                    + "{{#Notes}}\n{{Notes}}{{/Notes}}")));

    private static final Pattern REFERENCE = Pattern.compile("&(#?\\w{1,32});");
    private static final Set<String> PLAIN = Set.of("amp", "lt", "gt");

    private MnemosyneText() {}

    /** Content; plain text where there is no tag and no reference but to a mark. */
    static Markup content(String text, boolean lineEndsAreBreaks) {
        Matcher reference = REFERENCE.matcher(text);
        boolean plain = text.indexOf('<') < 0;
        while (plain && reference.find()) {
            plain = PLAIN.contains(reference.group(1));
        }
        if (plain) {
            return Markup.plain(
                    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
        }
        return MarkupParser.html(lineEndsAreBreaks ? text.replace("\n", "<br>") : text);
    }

    /** Plain text as HTML. */
    static String html(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
