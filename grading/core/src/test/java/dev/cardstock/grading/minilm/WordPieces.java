package dev.cardstock.grading.minilm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Cuts a text into the word pieces that BERT's uncased vocabulary knows: lower case, no accents, cut at
 * white space, around punctuation and around Chinese characters, then the longest known piece first. Each
 * piece knows where it stands in the text as it was given. Immutable and thread-safe.
 *
 * <p>Source: Devlin et al., BERT (2019), and the settings in the tokenizer file of the model.
 */
public final class WordPieces {
    /** The id of what stands for a word with an unknown part. */
    static final int UNKNOWN = 100;

    private static final int LONGEST_WORD = 100;

    /**
     * A piece of a text.
     *
     * @param id its number in the vocabulary
     * @param start where it begins in the text
     * @param end where it ends
     */
    public record Piece(int id, int start, int end) {}

    private final String[] texts;
    private final Map<String, Integer> ids;

    private WordPieces(String[] texts, Map<String, Integer> ids) {
        this.texts = texts;
        this.ids = ids;
    }

    static WordPieces of(JsonNode tokenizer) {
        JsonNode vocabulary = tokenizer.get("model").get("vocab");
        String[] texts = new String[vocabulary.size()];
        Map<String, Integer> ids = HashMap.newHashMap(texts.length);
        vocabulary.properties().forEach(entry -> {
            int id = entry.getValue().asInt();
            texts[id] = entry.getKey();
            ids.put(entry.getKey(), id);
        });
        return new WordPieces(texts, ids);
    }

    /** {@return the number of pieces} */
    public int size() {
        return texts.length;
    }

    /** {@return a piece's text; "##" before it says that it continues a word} */
    public String text(int id) {
        return texts[id];
    }

    /** {@return whether a piece stands for no text: "[CLS]", "[unused7]"} */
    public boolean isSpecial(int id) {
        return texts[id].length() > 1 && texts[id].startsWith("[");
    }

    /** {@return the pieces of a text, at most so many} */
    public List<Piece> cut(String text, int limit) {
        List<Piece> pieces = new ArrayList<>();
        Word word = new Word();
        for (int at = 0; at < text.length() && pieces.size() < limit;) {
            int c = text.codePointAt(at);
            int end = at + Character.charCount(c);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                finish(word, pieces);
            } else if (standsAlone(c)) {
                finish(word, pieces);
                word.add(c, at, end);
                finish(word, pieces);
            } else if (!isControl(c)) {
                word.add(c, at, end);
            }
            at = end;
        }
        finish(word, pieces);
        return pieces.size() > limit ? List.copyOf(pieces.subList(0, limit)) : pieces;
    }

    private void finish(Word word, List<Piece> pieces) {
        String letters = word.letters.toString();
        if (letters.isEmpty()) {
            return;
        }
        int before = pieces.size();
        for (int from = 0; from < letters.length();) {
            int to = letters.length() > LONGEST_WORD ? from : letters.length();
            Integer id = null;
            while (to > from) {
                id = ids.get((from > 0 ? "##" : "") + letters.substring(from, to));
                if (id != null) {
                    break;
                }
                to--;
            }
            if (id == null) {
                pieces.subList(before, pieces.size()).clear();
                pieces.add(new Piece(UNKNOWN, word.starts.getFirst(), word.ends.getLast()));
                break;
            }
            pieces.add(new Piece(id, word.starts.get(from), word.ends.get(to - 1)));
            from = to;
        }
        word.clear();
    }

    private static boolean standsAlone(int c) {
        boolean asciiSymbol = c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
        return asciiSymbol || isPunctuation(c)
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }

    private static boolean isPunctuation(int c) {
        return switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION, Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION ->
                true;
            default -> false;
        };
    }

    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE,
                    Character.UNASSIGNED ->
                true;
            default -> c == 0xFFFD;
        };
    }

    /** The letters of a word as the vocabulary has them, each with where it comes from in the text. */
    private static final class Word {
        final StringBuilder letters = new StringBuilder();
        final List<Integer> starts = new ArrayList<>();
        final List<Integer> ends = new ArrayList<>();

        void add(int c, int start, int end) {
            String lower = Character.toString(c).toLowerCase(Locale.ROOT);
            String parts = c < 0x80 ? lower : Normalizer.normalize(lower, Normalizer.Form.NFD);
            for (int i = 0; i < parts.length(); i++) {
                if (Character.getType(parts.charAt(i)) != Character.NON_SPACING_MARK) {
                    letters.append(parts.charAt(i));
                    starts.add(start);
                    ends.add(end);
                }
            }
        }

        void clear() {
            letters.setLength(0);
            starts.clear();
            ends.clear();
        }
    }
}
