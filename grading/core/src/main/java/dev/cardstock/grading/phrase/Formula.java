package dev.cardstock.grading.phrase;

import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.grading.phrase.Finding.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Mathematical and chemical notation. Signs are written in one way first (√ and sqrt, ₖ and _k, · and *);
 * then mathematics is compared by value at a few points, so that β·υ/2 is ½·β·υ, and chemistry sign by
 * sign. There are no typing slips in a formula.
 */
final class Formula {
    private static final Pattern CHEMICAL = Pattern
            .compile(
                    "(?:\\d*(?:[A-Z][a-z]?\\d*|\\((?:[A-Z][a-z]?\\d*)+\\)\\d*)+(?:\\^?\\d*[+-])?)");
    private static final String ELEMENTS = " H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V"
            + " Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe"
            + " Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au Hg Tl Pb Bi Po At"
            + " Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr D ";
    private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("alpha", "α"),
            Map.entry("beta", "β"), Map.entry("gamma", "γ"), Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"), Map.entry("theta", "θ"), Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"), Map.entry("nu", "ν"), Map.entry("pi", "π"), Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"), Map.entry("tau", "τ"), Map.entry("phi", "φ"),
            Map.entry("omega", "ω"), Map.entry("eta", "η"), Map.entry("Delta", "Δ"),
            Map.entry("Sigma", "Σ"), Map.entry("Omega", "Ω"), Map.entry("inf", "∞"),
            Map.entry("infinity", "∞"));

    /** Words that are read as signs. */
    private static final List<Map.Entry<Pattern, String>> WORDS = List.of(
            Map.entry(Pattern.compile("(?i)(?<=\\w) transposed?\\b"), "^T"),
            Map.entry(
                    Pattern.compile("(?i)\\bsquare root of\\b|\\broot of\\b|\\bWurzel(?: aus)?\\b"),
                    "sqrt "),
            Map.entry(Pattern.compile("(?i)\\bsquare root\\b"), "sqrt "),
            Map.entry(Pattern.compile("(?i)\\bsquared\\b"), "^2"),
            Map.entry(Pattern.compile("(?i)\\bcubed\\b"), "^3"),
            Map.entry(Pattern.compile("(?i)\\btimes\\b"), "*"),
            Map.entry(Pattern.compile("(?i)\\bplus\\b"), "+"),
            Map.entry(Pattern.compile("(?i)\\bminus\\b"), "-"),
            Map.entry(Pattern.compile("(?i)\\bequals\\b"), "="),
            Map.entry(Pattern.compile("(?i)\\bover\\b|\\bdivided by\\b"), "/"));
    private static final Pattern ROOT_OF_LETTER = Pattern.compile("sqrt\\((\\p{L}(?:_?\\w)?)\\)");

    private Formula() {}

    /** Whether a right answer is a formula. */
    static boolean isFormula(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.length() > 120) {
            return false;
        }
        if (isChemical(plain(bare)) && hasInnerCapitalOrDigit(bare)) {
            return true;
        }
        boolean sign = bare.codePoints().anyMatch(Formula::isMathSign);
        int words = 0;
        for (String word : bare.split("[^\\p{L}]+")) {
            words += word.length() > 3 && !NAMES.containsKey(word) && !isFunction(word) ? 1 : 0;
        }
        boolean letter = bare.codePoints().anyMatch(Character::isLetter);
        return sign && words == 0 && letter;
    }

    private static boolean isMathSign(int c) {
        return "√∑∫^=≤≥<>·×÷½¼¾²³⁻⁺ᵀπ∞±∂∇ΔΣ∝≠*+_∩∪∈⊂→⇌".indexOf(c) >= 0
                || c >= 0x2070 && c <= 0x209C;
    }

    private static boolean hasInnerCapitalOrDigit(String text) {
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isUpperCase(c) && text.codePoints().anyMatch(Character::isLowerCase)
                    || Character.isDigit(c) || c >= 0x2080 && c <= 0x2089) {
                return true;
            }
        }
        return text.length() == 2 && Character.isUpperCase(text.charAt(0)) && !text.equals("No")
                && !text.equals("In") && !text.equals("As") && !text.equals("He");
    }

    private static boolean isChemical(String text) {
        if (!CHEMICAL.matcher(text).matches()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isUpperCase(text.charAt(i))) {
                int end = i + 1 < text.length() && Character.isLowerCase(text.charAt(i + 1))
                        ? i + 2
                        : i + 1;
                if (!ELEMENTS.contains(" " + text.substring(i, end) + " ")) {
                    return false;
                }
            }
        }
        return true;
    }

    /** One way of writing: sub- and superscripts, roots, products, minus signs, names of letters. */
    static String plain(String raw) {
        StringBuilder out = new StringBuilder();
        boolean up = false;
        boolean down = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            int over = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ᵀⁿⁱ".indexOf(c);
            int under = "₀₁₂₃₄₅₆₇₈₉ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ".indexOf(c);
            if (over >= 0) {
                out.append(up ? "" : "^").append("0123456789+-Tni".charAt(over));
                up = true;
                continue;
            }
            up = false;
            if (under >= 0) {
                boolean digit = under < 10;
                out.append(down || digit ? "" : "_")
                        .append("0123456789aehijklmnoprstuvx".charAt(under));
                down = true;
                continue;
            }
            down = false;
            switch (c) {
                case '·', '×', '⋅', '∗', '∙', '•' -> out.append('*');
                case '−', '–', '—', '‐', '‑' -> out.append('-');
                case '÷', '⁄', '∕' -> out.append('/');
                case '½' -> out.append("(1/2)");
                case '¼' -> out.append("(1/4)");
                case '¾' -> out.append("(3/4)");
                case '≤', '⩽' -> out.append("<=");
                case '≥', '⩾' -> out.append(">=");
                case '≠' -> out.append("!=");
                case '→', '⟶' -> out.append("->");
                case '√' -> out.append("sqrt");
                case 'µ' -> out.append('μ');
                case 'ϕ' -> out.append('φ');
                default -> {
                    if (c >= 0xFF01 && c <= 0xFF5E) {
                        out.append((char) (c - 0xFEE0));
                    } else {
                        out.append(Character.isSpaceChar(c) ? ' ' : c);
                    }
                }
            }
        }
        String text = out.toString()
                .replace("**", "^")
                .replace("\\sqrt", "sqrt")
                .replace("\\cdot", "*")
                .replace("\\times", "*")
                .replace("^\\top", "^T")
                .replace("^{T}", "^T")
                .replace("==", "=")
                .replace("=<", "<=")
                .replace("=>", ">=");
        return names(hasWord(text) ? inWords(text) : text).strip();
    }

    /** Whether there is a run of four letters, as every word for a sign has. */
    private static boolean hasWord(String text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = isLatin(text.charAt(i)) ? run + 1 : 0;
            if (run >= 4 && !text.startsWith("sqrt", i - 3)) {
                return true;
            }
        }
        return false;
    }

    private static String inWords(String text) {
        String signs = text;
        for (Map.Entry<Pattern, String> word : WORDS) {
            signs = word.getKey().matcher(signs).replaceAll(word.getValue());
        }
        return signs;
    }

    private static String names(String text) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isLatin(text.charAt(end))) {
                end++;
            }
            if (end > i) {
                String word = text.substring(i, end);
                String greek = NAMES.get(word);
                boolean slash = i > 0 && text.charAt(i - 1) == '\\';
                if (slash && greek != null) {
                    out.setLength(out.length() - 1);
                }
                out.append(greek == null ? word : greek);
                i = end;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isFunction(String word) {
        return switch (word) {
            case "sqrt", "sin", "cos", "tan", "log", "ln", "exp", "lim", "max", "min" -> true;
            default -> false;
        };
    }

    static Comparison compare(String reference, String answer) {
        String wanted = plain(reference);
        String typed = plain(answer);
        if (typed.endsWith(".")) {
            typed = typed.substring(0, typed.length() - 1).strip();
        }
        String a = tight(wanted);
        String b = tight(typed);
        int end = answer.length();
        if (a.equals(b)) {
            return new Comparison(List.of(), answer.strip().equals(reference.strip()) ? 0 : 0.002,
                    1,
                    reference);
        }
        boolean chemical = isChemical(a);
        if (chemical && a.replace("^", "").equals(b.replace("^", ""))) {
            return new Comparison(List.of(), 0.002, 1, reference);
        }
        if (a.toLowerCase(Locale.ROOT).equals(b.toLowerCase(Locale.ROOT))) {
            boolean other = chemical ? isChemical(b) : distinguishesCase(a);
            return new Comparison(List.of(new Finding(new Slip(Kind.CASE, 0, end, reference),
                    other ? Weight.WRONG : chemical ? Weight.BY_POLICY : Weight.SLIP)),
                    other ? 3 : 0.1, other ? 0 : 1, reference);
        }
        if (!chemical && sameSides(wanted, typed)) {
            return new Comparison(List.of(), 0.01, 1, reference);
        }
        int[] span = span(a, answer);
        return new Comparison(List.of(new Finding(
                new Slip(a.replaceAll("\\d", "").equals(b.replaceAll("\\d", ""))
                        ? Kind.NUMBER
                        : Kind.TYPO, span[0], span[1], reference),
                Weight.WRONG)), 3, 0, reference);
    }

    private static int[] span(String wanted, String answer) {
        int i = 0;
        while (i < answer.length() && i < wanted.length() && answer.charAt(i) == wanted.charAt(i)) {
            i++;
        }
        return new int[]{i, answer.length()};
    }

    private static boolean distinguishesCase(String text) {
        return text.chars()
                .anyMatch(c -> Character.isLowerCase(c)
                        && text.indexOf(Character.toUpperCase(c)) >= 0);
    }

    private static String tight(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '{' && c != '}' && c != '_') {
                out.append(c);
            }
        }
        String tight = out.toString();
        // sqrt(x) is sqrtx where x is one letter with its index.
        return tight.indexOf("sqrt(") < 0
                ? tight
                : ROOT_OF_LETTER.matcher(tight).replaceAll("sqrt$1");
    }

    /** Whether both sides of an equation, or the one side that was asked for, have the same values. */
    private static boolean sameSides(String wanted, String typed) {
        List<String> a = sides(wanted);
        List<String> b = sides(typed);
        if (a == null || b == null) {
            return false;
        }
        if (a.size() == 1 && b.size() == 1) {
            return same(a.get(0), b.get(0));
        }
        if (a.size() == 3 && b.size() == 3) {
            String flipped = switch (b.get(1)) {
                case "<" -> ">";
                case ">" -> "<";
                case "<=" -> ">=";
                case ">=" -> "<=";
                default -> b.get(1);
            };
            return a.get(1).equals(b.get(1)) && same(a.get(0), b.get(0)) && same(a.get(2), b.get(2))
                    || a.get(1).equals(flipped) && same(a.get(0), b.get(2))
                            && same(a.get(2), b.get(0));
        }
        List<String> three = a.size() == 3 ? a : b;
        String one = a.size() == 3 ? b.get(0) : a.get(0);
        return three.get(1).equals("=") && three.get(0).strip().length() <= 3
                && same(three.get(2), one);
    }

    private static @Nullable List<String> sides(String text) {
        for (String sign : new String[]{"<=", ">=", "!=", "->", "=", "<", ">"}) {
            int at = text.indexOf(sign);
            if (at > 0) {
                String right = text.substring(at + sign.length());
                return right.indexOf('=') >= 0
                        ? null
                        : List.of(text.substring(0, at), sign, right);
            }
        }
        return List.of(text);
    }

    private static boolean same(String a, String b) {
        if (a.length() > 120 || b.length() > 120) {
            return false;
        }
        if (a.contains("^T") || b.contains("^T")) {
            // Matrices do not commute.
            return tight(a).replace("*", "").equals(tight(b).replace("*", ""));
        }
        for (int point = 1; point <= 4; point++) {
            double x = new Value(a, point).result();
            double y = new Value(b, point).result();
            if (Double.isNaN(x) || Double.isNaN(y)
                    || StrictMath.abs(x - y) > 1e-9 * (1 + StrictMath.abs(x))) {
                return false;
            }
        }
        return true;
    }

    /** The value of an expression in which each variable has a number of its own; NaN if it is none. */
    private static final class Value {
        private final List<String> parts = new ArrayList<>();
        private final int point;
        private int at;
        private int depth;

        Value(String text, int point) {
            this.point = point;
            int i = 0;
            while (i < text.length()) {
                char c = text.charAt(i);
                int end = i + 1;
                if (c == ' ') {
                    i++;
                    continue;
                }
                if (Character.isDigit(c)) {
                    while (end < text.length() && (Character.isDigit(text.charAt(end))
                            || (text.charAt(end) == '.' || text.charAt(end) == ',')
                                    && end + 1 < text.length()
                                    && Character.isDigit(text.charAt(end + 1)))) {
                        end++;
                    }
                } else if (Character.isLetter(c)) {
                    while (end < text.length() && Character.isLetter(text.charAt(end))) {
                        end++;
                    }
                    String word = text.substring(i, end);
                    if (!isFunction(word)) {
                        end = word.startsWith("sqrt") ? i + 4 : i + 1;
                    }
                    if (!isFunction(text.substring(i, end)) && end < text.length()
                            && (text.charAt(end) == '_' || Character.isDigit(text.charAt(end)))) {
                        end += text.charAt(end) == '_' ? 1 : 0;
                        end += end < text.length() && text.charAt(end) == '{' ? 1 : 0;
                        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
                            end++;
                        }
                    }
                }
                parts.add(text.substring(i, end));
                i = end;
            }
        }

        double result() {
            double value = sum();
            return at == parts.size() ? value : Double.NaN;
        }

        private String next() {
            return at < parts.size() ? parts.get(at) : "";
        }

        private double sum() {
            if (++depth > 60) {
                return Double.NaN;
            }
            double value;
            if (next().equals("-")) {
                at++;
                value = -product();
            } else {
                value = product();
            }
            while (next().equals("+") || next().equals("-")) {
                boolean plus = parts.get(at++).equals("+");
                double more = product();
                value = plus ? value + more : value - more;
            }
            depth--;
            return value;
        }

        private double product() {
            double value = power();
            while (true) {
                String next = next();
                if (next.equals("*")) {
                    at++;
                    value *= power();
                } else if (next.equals("/")) {
                    at++;
                    value /= power();
                } else if (!next.isEmpty() && (Character.isLetterOrDigit(next.charAt(0))
                        || next.equals("(") || next.equals("∞"))) {
                    value *= power();
                } else {
                    return value;
                }
            }
        }

        private double power() {
            double base = atom();
            if (next().equals("^")) {
                at++;
                double sign = 1;
                if (next().equals("-")) {
                    at++;
                    sign = -1;
                }
                return StrictMath.pow(base, sign * atom());
            }
            return base;
        }

        private double atom() {
            String part = next();
            at++;
            if (part.isEmpty() || depth > 60) {
                return Double.NaN;
            }
            if (part.equals("(") || part.equals("{") || part.equals("[")) {
                double value = sum();
                if (!next().equals(")") && !next().equals("}") && !next().equals("]")) {
                    return Double.NaN;
                }
                at++;
                return value;
            }
            if (Character.isDigit(part.charAt(0))) {
                try {
                    return Double.parseDouble(part.replace(',', '.'));
                } catch (NumberFormatException e) {
                    return Double.NaN;
                }
            }
            if (isFunction(part)) {
                depth++;
                double value = power();
                depth--;
                return switch (part) {
                    case "sqrt" -> StrictMath.sqrt(value);
                    case "sin" -> StrictMath.sin(value);
                    case "cos" -> StrictMath.cos(value);
                    case "tan" -> StrictMath.tan(value);
                    case "log" -> StrictMath.log10(value);
                    case "ln" -> StrictMath.log(value);
                    case "exp" -> StrictMath.exp(value);
                    default -> value * 1.618;
                };
            }
            if (part.equals("π")) {
                return StrictMath.PI;
            }
            if (Character.isLetter(part.charAt(0)) || part.equals("∞")) {
                String name = part.replace("_", "").replace("{", "");
                int hash = name.hashCode() * 31 + point * 7919;
                return 0.5 + (hash >>> 1) % 9973 / 3571.0;
            }
            return Double.NaN;
        }
    }
}
