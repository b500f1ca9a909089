package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.grading.phrase.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Program code: blanks between its parts, the kind of quotation mark, a last semicolon and a comment do
 * not count, every other sign does. What stands in quotation marks is kept as it is.
 */
final class Code {
    private static final Pattern SURE = Pattern.compile(
            "\\w\\(\\)|\\w\\.\\w+\\(|;\\s*$|[{}]|[=!<>]=|=>|::|&&|\\|\\||\\w\\[[^\\]]*\\]"
                    + "|^\\s*(?:def|class|import|public|const|let|var|int|from|return|for|while|if)\\s+\\w+.*[=(:;{]"
                    + "|\\$\\w|^#include|^git\\s|\\+=|-=|\\+\\+|--\\w");
    private static final Pattern LIKELY = Pattern.compile(
            "\\w\\(.*\\)|[=\\[\\]<>#.$/_*-]|^[a-z]+$|^[A-Z]+ |^[A-Z_]+$");
    private static final Pattern SQL = Pattern.compile(
            "^\\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP)\\s.*",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> LANGUAGES = Set.of("python", "java", "javascript",
            "typescript",
            "html", "css", "sql", "bash", "shell", "linux", "unix", "git", "regex", "php", "ruby",
            "rust", "golang", "kotlin", "swift", "c++", "c#", "haskell", "scala", "perl", "json",
            "xml", "yaml", "latex", "js", "numpy", "pandas", "파이썬", "자바", "питон", "パイソン",
            "code", "command", "befehl", "código", "commande", "kod", "код");

    /** Languages in which a statement ends in a semicolon, always. */
    private static final Set<String> SEMICOLON = Set.of("java", "c", "c++", "c#", "php", "rust",
            "perl");
    private static final Set<String> CASELESS = Set.of("css", "sql");

    private static final Pattern PROSE = Pattern
            .compile("[\\p{L}']{2,}[,.]? [\\p{L}']{2,} [\\p{L}']{2,}");

    private Code() {}

    static boolean isCode(String reference, String prompt) {
        String text = reference.strip();
        if (text.length() < 2 || text.length() > 400 || text.codePoints()
                .noneMatch(c -> c < 0x80 && !Character.isLetterOrDigit(c) && c != ' ')
                && !SQL.matcher(text).matches()) {
            return false;
        }
        boolean named = false;
        for (String word : prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}+#]+")) {
            named |= LANGUAGES.contains(word);
        }
        boolean prose = PROSE.matcher(text)
                .find();
        if (SQL.matcher(text).matches() && named) {
            return true;
        }
        if (text.startsWith("<") && text.endsWith(">") && (named || prompt.isEmpty())) {
            return named;
        }
        return !prose && (named && LIKELY.matcher(text).find()
                || SURE.matcher(text).find() && !text.startsWith("<"));
    }

    private record Sign(String text, int start, int end) {}

    static Comparison compare(String reference, String answer, String prompt) {
        boolean html = reference.strip().startsWith("<");
        boolean sql = SQL.matcher(reference).matches() || isNamed(prompt, CASELESS);
        List<Sign> wanted = signs(reference, html, sql);
        List<Sign> typed = signs(answer, html, sql);
        boolean longer = dropLast(wanted);
        boolean shorter = dropLast(typed);
        List<Finding> findings = new ArrayList<>();
        int i = 0;
        while (i < wanted.size() && i < typed.size()
                && wanted.get(i).text.equals(typed.get(i).text)) {
            i++;
        }
        int comment = commentAt(answer, html);
        if (i == wanted.size() && i == typed.size()) {
            String plain = answer.strip();
            if (!plain.equals(reference.strip())) {
                int from = answer.indexOf(plain);
                if (comment >= 0) {
                    findings.add(
                            new Finding(new Slip(Kind.EXTRA_PART, comment, answer.length(), ""),
                                    Weight.NONE));
                } else {
                    boolean blanks = plain.replaceAll("\\s", "")
                            .equals(reference.replaceAll("\\s", ""));
                    boolean curly = answer.codePoints().anyMatch(c -> c >= 0x2018 && c <= 0x201F)
                            && reference.codePoints().noneMatch(c -> c >= 0x2018 && c <= 0x201F);
                    boolean needed = longer && !shorter && needsSemicolon(prompt);
                    int[] span = span(reference.strip(), plain);
                    findings.add(new Finding(
                            new Slip(
                                    blanks
                                            ? Kind.SPACING
                                            : plain.equalsIgnoreCase(reference.strip())
                                                    ? Kind.CASE
                                                    : Kind.PUNCTUATION,
                                    from + span[0], from + span[1], ""),
                            curly || needed ? Weight.SLIP : Weight.NONE));
                }
            }
            return new Comparison(findings, shorter ? 0.01 : 0.005, 1, reference);
        }
        int start = i < typed.size() ? typed.get(i).start : answer.length();
        int end = i < typed.size() ? typed.get(i).end : start;
        String right = i < wanted.size() ? wanted.get(i).text : "";
        boolean word = !right.isEmpty() && Character.isLetterOrDigit(right.charAt(0));
        findings.add(new Finding(new Slip(i >= typed.size()
                ? Kind.MISSING_PART
                : word ? Kind.TYPO : Kind.PUNCTUATION, start, end, right), Weight.WRONG));
        return new Comparison(findings, 3, i / (double) Math.max(1, wanted.size()), reference);
    }

    private static boolean isNamed(String prompt, Set<String> names) {
        for (String word : prompt.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}+#]+")) {
            if (names.contains(word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean needsSemicolon(String prompt) {
        return isNamed(prompt, SEMICOLON);
    }

    private static int[] span(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        int tail = 0;
        while (tail < Math.min(a.length(), b.length()) - i
                && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        return new int[]{i, b.length() - tail};
    }

    private static boolean dropLast(List<Sign> signs) {
        if (!signs.isEmpty() && signs.get(signs.size() - 1).text.equals(";")) {
            signs.remove(signs.size() - 1);
            return true;
        }
        return false;
    }

    private static int commentAt(String code, boolean html) {
        char quote = 0;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'' || c == '`') {
                quote = c;
            } else if (!html && i > 0 && (c == '#' && code.charAt(i - 1) == ' '
                    || code.startsWith("// ", i) || code.startsWith("/*", i)
                    || code.startsWith(" -- ", i))
                    || html && code.startsWith("<!--", i)) {
                return i;
            }
        }
        return -1;
    }

    private static List<Sign> signs(String raw, boolean html, boolean sql) {
        int comment = commentAt(raw, html);
        String code = comment >= 0 ? raw.substring(0, comment) : raw;
        List<Sign> signs = new ArrayList<>();
        int i = 0;
        boolean tag = false;
        while (i < code.length()) {
            char c = plain(code.charAt(i));
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                i++;
                continue;
            }
            int end = i + 1;
            if (c == '"' || c == '\'' || c == '`') {
                while (end < code.length() && plain(code.charAt(end)) != c) {
                    end++;
                }
                boolean closed = end < code.length();
                signs.add(new Sign("\"" + code.substring(i + 1, end) + (closed ? "\"" : ""), i,
                        Math.min(code.length(), end + 1)));
                i = end + 1;
                continue;
            }
            if (Character.isLetterOrDigit(c) || c == '_') {
                while (end < code.length() && (Character.isLetterOrDigit(code.charAt(end))
                        || code.charAt(end) == '_'
                        || Character.getType(code.charAt(end)) == Character.NON_SPACING_MARK)) {
                    end++;
                }
            }
            tag = html && (c == '<' || tag && c != '>');
            String text = end == i + 1 ? Character.toString(c) : code.substring(i, end);
            signs.add(new Sign(tag || sql ? text.toLowerCase(Locale.ROOT) : text, i, end));
            i = end;
        }
        return signs;
    }

    private static char plain(char c) {
        return switch (c) {
            case '\u2018', '\u2019', '\u201A', '\u2032' -> '\'';
            case '\u201C', '\u201D', '\u201E', '\u2033' -> '"';
            case '\u2212', '\u2013' -> '-';
            default -> c >= 0xFF01 && c <= 0xFF5E ? (char) (c - 0xFEE0) : c;
        };
    }
}
