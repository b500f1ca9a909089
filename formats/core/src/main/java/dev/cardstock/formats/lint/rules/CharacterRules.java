package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.Markup;
import dev.cardstock.formats.markup.MarkupParser;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for characters that a reader cannot see or tell from others. */
public final class CharacterRules {
    private CharacterRules() {}

    /** The content with its text changed, if source and plain text change alike. */
    private static @Nullable Markup changed(Markup content, UnaryOperator<String> change) {
        String source = change.apply(content.source());
        String plain = change.apply(content.plainText());
        boolean keepsMedia = content.media()
                .stream()
                .allMatch(name -> change.apply(name).equals(name));
        if (source.equals(content.source()) || !keepsMedia) {
            return null;
        }
        return switch (content.kind()) {
            case PLAIN -> Markup.plain(source);
            case MARKDOWN -> alike(MarkupParser.markdown(source), plain, content);
            case HTML -> alike(MarkupParser.html(source), plain, content);
        };
    }

    private static @Nullable Markup alike(Markup parsed, String plain, Markup before) {
        return parsed.plainText().equals(plain)
                ? new Markup(before.kind(), parsed.source(), plain, before.media())
                : null;
    }

    /** {@code sides.invisible-characters}. */
    public static final class Invisible extends Rule.OfFields {
        /** Makes the rule. */
        public Invisible() {
            super("sides.invisible-characters", Severity.WARNING,
                    "A field holds control, bidirectional or zero-width characters, which no one sees"
                            + " and which make equal texts differ");
        }

        @Override
        public String fixes() {
            return "leaves them out";
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            String text = field.content().plainText();
            boolean rightToLeft = hasRightToLeft(text);
            boolean breaks = text.codePoints().anyMatch(Invisible::needsBreaks);
            for (int i = 0; i < text.length(); i++) {
                if (isInvisible(text.charAt(i), rightToLeft, breaks)) {
                    Finding.Builder finding = at(field, i, i + 1,
                            "The field holds the invisible character {code}; remove it.")
                            .argument("code", String.format("U+%04X", (int) text.charAt(i)));
                    Markup fixed = changed(field.content(),
                            all -> without(all, rightToLeft, breaks));
                    if (fixed != null && !fixed.isBlank()) {
                        finding.fix(field.with(fixed));
                    }
                    findings.accept(finding.build());
                    return;
                }
            }
        }

        private static String without(String text, boolean rightToLeft, boolean breaks) {
            StringBuilder out = new StringBuilder(text.length());
            text.chars()
                    .filter(c -> !isInvisible((char) c, rightToLeft, breaks))
                    .forEach(c -> out.append((char) c));
            return out.toString();
        }

        /** Marks of direction are right where both directions meet; others never help. */
        private static boolean isInvisible(char c, boolean rightToLeft, boolean breaks) {
            return switch (c) {
                case '\t', '\n', '\r' -> false;
                case '\u200b' -> !breaks;
                case '\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\u2066', '\u2067',
                        '\u2068', '\u2069' ->
                    !rightToLeft;
                case '\u202d', '\u202e', '\u2060', '\ufeff', '\u180e' -> true;
                default -> Character.isISOControl(c);
            };
        }

        private static boolean hasRightToLeft(String text) {
            return text.codePoints().anyMatch(c -> switch (Character.getDirectionality(c)) {
                case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                        Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    true;
                default -> false;
            });
        }

        private static boolean needsBreaks(int c) {
            return c >= 0x0E00 && switch (UnicodeScript.of(c)) {
                case THAI, LAO, KHMER, MYANMAR, HAN, HIRAGANA, KATAKANA -> true;
                default -> false;
            };
        }
    }

    /** {@code sides.not-nfc}. */
    public static final class NotNfc extends Rule.OfFields {
        /** Makes the rule. */
        public NotNfc() {
            super("sides.not-nfc", Severity.INFO,
                    "A field is not in Unicode's composed form (NFC), so that equal texts differ");
        }

        @Override
        public String fixes() {
            return "composes the characters";
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            String text = field.content().plainText();
            if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
                return;
            }
            int at = 0;
            String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
            while (at < composed.length() && at < text.length()
                    && text.charAt(at) == composed.charAt(at)) {
                at++;
            }
            Finding.Builder finding = at(field, at, Math.min(text.length(), at + 1),
                    "The field is not in Unicode's composed form; write it in NFC.");
            Markup fixed = changed(field.content(),
                    all -> Normalizer.normalize(all, Normalizer.Form.NFC));
            if (fixed != null) {
                finding.fix(field.with(fixed));
            }
            findings.accept(finding.build());
        }
    }

    /** {@code sides.mixed-script}. */
    public static final class MixedScript extends Rule.OfFields {
        /** Small and capital letters of Cyrillic and capitals of Greek that look like Latin ones. */
        private static final String LOOKALIKES = "аеорсухіјѕһԁԛԝАВЕЅІЈКМНОРСТХУԌ"
                + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ";
        private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}]{2,}");

        /** Makes the rule. */
        public MixedScript() {
            super("sides.mixed-script", Severity.WARNING,
                    "A word mixes Latin letters with Cyrillic or Greek ones that look the same");
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            String text = field.content().plainText();
            if (text.chars().noneMatch(c -> LOOKALIKES.indexOf(c) >= 0)) {
                return;
            }
            Matcher word = WORD.matcher(text);
            while (word.find()) {
                if (isMixed(word.group())) {
                    findings.accept(at(field, word.start(), word.end(),
                            "The word '{word}' mixes alphabets whose letters look the same; type it"
                                    + " again in one.")
                            .argument("word", word.group())
                            .build());
                    return;
                }
            }
        }

        private static boolean isMixed(String word) {
            boolean latin = false;
            boolean alike = false;
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if (LOOKALIKES.indexOf(c) >= 0) {
                    alike = true;
                } else if (UnicodeScript.of(c) == UnicodeScript.LATIN) {
                    latin = true;
                } else if (Character.isLetter(c)) {
                    return false;
                }
            }
            return latin && alike;
        }
    }
}
