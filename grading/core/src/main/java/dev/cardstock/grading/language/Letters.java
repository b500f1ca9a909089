package dev.cardstock.grading.language;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * How the letters of a language are compared, in three steps each of which takes more away: the key
 * (case, ways of writing the same letter), the soft form (marks that may be left out in print) and the
 * bare form (accents). Immutable and thread-safe.
 */
public final class Letters {
    /** A half nasal before a consonant of its own class, which the dot above may stand for. */
    private static final Pattern HALF_NASAL = Pattern
            .compile("ङ्(?=[क-घ])|ञ्(?=[च-झ])|ण्(?=[ट-ढ])|न्(?=[त-ध])|म्(?=[प-भ])");

    private final String name;
    private final boolean turkic;

    Letters(String name) {
        this.name = name;
        turkic = name.equals("tr") || name.equals("az");
    }

    /**
     * The key of a word.
     *
     * @param word a word in NFC
     * @return its form without case, ligatures, vowel signs that are usually left out and the like
     */
    public String key(String word) {
        StringBuilder out = new StringBuilder(word.length());
        boolean simple = true;
        for (int i = 0; i < word.length();) {
            int c = word.codePointAt(i);
            i += Character.charCount(c);
            if (c < 0x80) {
                out.append(c == 'I' && turkic
                        ? 'ı'
                        : (char) Character.toLowerCase(c));
                continue;
            }
            simple = false;
            switch (c) {
                case 'ß', 'ẞ' -> out.append("ss");
                case 'œ', 'Œ' -> out.append("oe");
                case 'æ', 'Æ' -> out.append(isNordic() ? "æ" : "ae");
                case 'ş', 'Ş' -> out.append(name.equals("ro") ? 'ș' : 'ş');
                case 'ţ', 'Ţ' -> out.append('ț');
                case 'ς' -> out.append('σ');
                case 'İ' -> out.append('i');
                case 'ک' -> out.append('ك');
                case 'ی' -> out.append('ي');
                case 'ـ' -> {}
                default -> {
                    if (!isVowelSign(c)) {
                        out.appendCodePoint(Character.toLowerCase(c));
                    }
                }
            }
        }
        if (simple) {
            return name.equals("zh-Latn") ? syllables(out.toString()) : out.toString();
        }
        String key = out.toString();
        return switch (name) {
            case "vi" -> toneLast(key);
            case "zh-Latn" -> syllables(key);
            default -> key;
        };
    }

    /** Whether the figures of the language can be written one after the other: 一九四九. */
    boolean hasIdeographs() {
        return name.equals("zh") || name.equals("ja");
    }

    private boolean isNordic() {
        return name.equals("da") || name.equals("no") || name.equals("is") || name.equals("fo");
    }

    /** Arabic and Hebrew vowel signs, which a reader adds by himself. */
    private static boolean isVowelSign(int c) {
        return c >= 0x064B && c <= 0x0652 || c == 0x0670 || c >= 0x0591 && c <= 0x05C7
                && Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /** The tone mark of a Vietnamese syllable stands on either of two vowels: here it stands last. */
    private static String toneLast(String key) {
        String apart = Normalizer.normalize(key, Normalizer.Form.NFD);
        StringBuilder rest = new StringBuilder(apart.length());
        StringBuilder tones = new StringBuilder();
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (c == 0x300 || c == 0x301 || c == 0x303 || c == 0x309 || c == 0x323) {
                tones.append(c);
            } else {
                rest.append(c);
            }
        }
        return Normalizer.normalize(rest, Normalizer.Form.NFC) + tones;
    }

    /** The letters of pinyin and then its tones, whether they were marks or digits. */
    private static String syllables(String key) {
        String apart = Normalizer.normalize(key, Normalizer.Form.NFD);
        StringBuilder rest = new StringBuilder(apart.length());
        StringBuilder tones = new StringBuilder();
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            int tone = switch (c) {
                case 0x304, '1' -> 1;
                case 0x301, '2' -> 2;
                case 0x30C, '3' -> 3;
                case 0x300, '4' -> 4;
                default -> 0;
            };
            if (tone > 0) {
                // Combining marks from their first tone on, so that taking accents away takes them too.
                tones.append((char) (0x300 + tone));
            } else if (c != '5' && c != '0') {
                rest.append(c == 'v' ? "u\u0308" : Character.toString(c));
            }
        }
        return Normalizer.normalize(rest, Normalizer.Form.NFC) + tones;
    }

    /**
     * The soft form of a key.
     *
     * @param key a key
     * @return the key with the usual substitutes written alike: ё as е, ü as ue, å as aa
     */
    public String soft(String key) {
        return switch (name) {
            case "en" -> key.length() < 5 ? key : british(key);
            case "ru", "be" -> key.replace('ё', 'е');
            case "de" -> key.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue");
            case "da", "no" -> key.replace("å", "aa").replace("æ", "ae").replace("ø", "oe");
            case "hi" -> HALF_NASAL.matcher(key.replace("यी", "ई").replace("ये", "ए"))
                    .replaceAll("ं");
            case "zh" -> Chinese.simplified(key);
            case "ja" -> key.endsWith("ー") ? key.substring(0, key.length() - 1) : key;
            case "nl" -> key.replace("ĳ", "ij");
            default -> key;
        };
    }

    /** British spelling as the American one: colour, centre, organise, defence, haemoglobin. */
    private static String british(String key) {
        String american = key.replace("our", "or")
                .replace("ae", "e")
                .replace("oe", "e")
                .replace("ise", "ize")
                .replace("isa", "iza")
                .replace("isi", "izi")
                .replace("yse", "yze");
        if (american.endsWith("tre")) {
            return american.substring(0, american.length() - 2) + "er";
        }
        return american.endsWith("ence")
                ? american.substring(0, american.length() - 2) + "se"
                : american;
    }

    /**
     * The bare form of a key.
     *
     * @param key a key
     * @return the key without accents, hamzas, dots below and the like
     */
    public String bare(String key) {
        boolean plain = true;
        for (int i = 0; i < key.length() && plain; i++) {
            plain = key.charAt(i) < 0x80;
        }
        if (plain) {
            return key;
        }
        String apart = Normalizer.normalize(key, Normalizer.Form.NFD);
        StringBuilder out = new StringBuilder(apart.length());
        int base = 0;
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                base = c;
            } else if (isAccent(base, c)) {
                continue;
            }
            switch (c) {
                case 'ı' -> out.append('i');
                case 'ł' -> out.append('l');
                case 'ø' -> out.append('o');
                case 'đ' -> out.append('d');
                case 'ħ' -> out.append('h');
                case 'آ', 'أ', 'إ', 'ٱ' -> out.append('ا');
                case 'ة' -> out.append('ه');
                case 'ى', 'ئ' -> out.append('ي');
                case 'ؤ' -> out.append('و');
                case 'ँ' -> out.append('ं');
                default -> out.append(c);
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** Whether a mark may be forgotten: not the vowels of Indian and Thai scripts, which are letters. */
    private static boolean isAccent(int base, char mark) {
        Character.UnicodeScript script = base == 0
                ? Character.UnicodeScript.COMMON
                : Character.UnicodeScript.of(base);
        return switch (script) {
            case LATIN, GREEK, ARABIC, HEBREW -> true;
            // й is a letter of its own.
            case CYRILLIC -> mark != 0x306;
            case HIRAGANA, KATAKANA -> mark == 0x3099 || mark == 0x309A;
            case DEVANAGARI -> mark == 0x93C;
            default -> false;
        };
    }
}
