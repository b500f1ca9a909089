package dev.cardstock.grading.sentence;

import dev.cardstock.grading.language.Lexicon;
import dev.cardstock.grading.language.Typos;
import dev.cardstock.grading.language.Words.Word;
import dev.cardstock.grading.sentence.Tokens.Negation;
import dev.cardstock.grading.sentence.Tokens.Polarity;
import dev.cardstock.grading.sentence.Tokens.Quantity;
import dev.cardstock.grading.sentence.Tokens.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What no likeness of words may overrule: signs that an answer says something else than the reference,
 * or says nothing, though it has the reference's words. Each sign names the words that show it.
 *
 * <p>The rules look at words and their order only. They are made to be silent about right answers rather
 * than to find each wrong one.
 */
final class Guards {
    /** What was found. */
    enum Kind {
        /** A heap of the reference's words without a sentence. */
        HEAP,
        /** Nothing but the question. */
        QUESTION_REPEATED,
        /** Few words over and over. */
        WORDS_REPEATED,
        /** Something is denied that the reference says, or the reverse. */
        NEGATION,
        /** The opposite of a word of the reference in its place. */
        OPPOSITE,
        /** Two things have changed their places: who does what to whom, or which has what. */
        ROLES,
        /** Another number. */
        NUMBER,
        /** Text that tells the grader what to do. */
        ORDER,
        /** "I don't know." */
        NON_ANSWER,
        /** What was said is taken back or left open. */
        TAKEN_BACK
    }

    /**
     * A sign with the words that show it.
     *
     * @param kind what it shows
     * @param answer the words of the answer, maybe none
     * @param reference the words of the reference that they stand against, maybe none
     */
    record Finding(Kind kind, List<Word> answer, List<Word> reference) {
        Finding {
            answer = List.copyOf(answer);
            reference = List.copyOf(reference);
        }
    }

    /**
     * How much an answer keeps of the order of a reference.
     *
     * @param coverage the share of the reference's content words that the answer has, 0 to 1
     * @param precision the share of the answer's content words that the reference has, 0 to 1
     * @param neighbours the share of the answer's neighbouring words, both of the reference, that are
     *     near one another in the reference too in this order, 0 to 1; 1 if there are none
     * @param ascending the longest row of common words in the reference's order, as a share of all, 0 to 1
     * @param same how far both texts have the same words, function words too and as often, 0 to 1
     * @param function the share of the answer's words that hold the sentence together, 0 to 1
     * @param broken the share of the answer's neighbouring words that no English sentence has, 0 to 1
     */
    record Order(double coverage, double precision, double neighbours, double ascending,
            double same, double function, double broken) {}

    /**
     * A content word of the answer in the place of another one of the reference.
     *
     * @param answer the word of the answer
     * @param reference the word of the reference
     * @param likeness how much around them is the same, 0 to 1
     * @param relatedness how near their meanings are, as far as the lexicon knows, 0 to 1
     */
    record Replacement(Word answer, Word reference, double likeness, double relatedness) {}

    /** From this share of like surroundings on a word stands in the same place, though denied. */
    private static final double DENIED = 0.7;

    /** How many characters at the beginning and the end are searched for what is said to the grader. */
    private static final int SEEN = 600;

    /** From this share of like surroundings on two words stand in the same place. */
    private static final double ALIKE = 0.6;

    /** Questions whose answer is a row of things in their order. */
    private static final Pattern SEQUENCE = Pattern.compile(
            "\\b(?:in (?:the )?(?:right |correct )?(?:order|sequence)|in what order|trace the|step by step"
                    + "|the (?:steps|stages|phases)|in welcher reihenfolge|der reihe nach"
                    + "|(?:list|name) .{0,60}\\bfrom (?:the )?\\w+(?: \\w+)? (?:to|inwards?|outwards?|downwards?|upwards?)\\b)",
            Pattern.CASE_INSENSITIVE);

    /**
     * All that the guards found out about an answer.
     *
     * @param findings the signs against it, in the order of their kinds; none for most right answers
     * @param order how much it keeps of the reference's order
     * @param negation how surely something is denied in one text only, 0 to 1; a sign from {@value #DENIED}
     * @param opposite how surely an opposite stands in a word's place, 0 to 1; a sign from {@value #ALIKE}
     * @param roles how surely two things have changed their places, 0 to 1
     * @param number how surely a number is another, 0 to 1
     * @param replacements words of the answer in the places of others of the reference
     */
    record Report(List<Finding> findings, Order order, double negation, double opposite,
            double roles, double number, List<Replacement> replacements) {
        Report {
            findings = List.copyOf(findings);
            replacements = List.copyOf(replacements);
        }
    }

    /** Questions that ask for two things each in its own way. */
    private static final Pattern COMPARISON = Pattern.compile(
            "\\b(?:differ|differs|different|differences?|compared?|comparison|contrast|distinguish|distinguishes|versus|vs"
                    + "|rather than|instead of|better|than|and|unterschied\\w*|unterscheide\\w*|vergleich\\w*)\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Set<String> ARTICLES = Set.of("a", "an", "the");
    private static final Set<String> DETERMINERS = Set.of("a", "an", "the", "its", "their", "my",
            "your", "our", "every");
    private static final Set<String> PREPOSITIONS = Set.of("of", "in", "on", "at", "to", "for",
            "with", "by", "from", "into", "as", "than", "onto", "through", "between", "during",
            "without", "before", "after", "over", "under", "toward", "towards", "against");
    private static final Set<String> NEVER_LAST = Set.of("of", "from", "into", "than", "and", "or",
            "because", "with", "by", "the", "a", "an", "its", "their", "between", "during", "which",
            "if", "while", "whereas", "but", "as");
    private static final Set<String> NEVER_FIRST = Set.of("of", "than", "are", "or", "into");
    private static final Set<String> NEVER_BEFORE_OF = Set.of("of", "by", "with", "from", "to",
            "in",
            "for", "at", "into", "than");
    private static final Set<String> CONJUNCTIONS = Set.of("and", "or", "but", "because", "while",
            "whereas", "if", "which", "when");
    private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "being",
            "gets", "get", "got");
    private static final Set<String> FINITE = Set.of("is", "are", "was", "were", "can", "will",
            "would", "could", "should", "must", "may", "might", "has", "does");
    private static final Set<String> FILLERS = Set.of("reason", "many", "differ", "different",
            "factor", "depend", "situat", "situation", "thing", "stuff", "way", "happen", "becaus",
            "because", "answer", "question", "basic", "basically", "like", "certain", "various",
            "lot", "just", "realli", "veri", "mani", "variou", "thei", "onli", "work", "thi",
            "some",
            "therefor", "import", "about", "all", "explain", "describ", "state", "name",
            "yes", "do", "make", "other", "grund", "gründ", "gruend", "ding", "sache");
    private static final Set<String> SYMMETRIC = Set.of("equal", "equals", "differ", "differs",
            "different", "meet", "combine", "combines", "interact", "connect", "connects",
            "connected", "touch", "touches", "react", "mix", "same", "join", "joined", "and", "or",
            "und", "oder",
            "similar", "share", "bind", "binds", "separate", "separated", "between", "parallel",
            "perpendicular", "proportional", "inversely", "opposite", "equilibrium", "ratio",
            "with",
            "plus", "times", "versus", "vs", "linked", "attached", "linear", "equally");

    private static final Pattern ORDER = Pattern.compile(
            "\\b(?:ignore|disregard|forget)\\b.{0,40}\\b(?:instructions?|rules|prompt|above)\\b"
                    + "|\\b(?:mark|grade|rate|score|accept|count|treat)\\b.{0,30}\\b(?:this|it|me|answer)\\b.{0,30}"
                    + "\\b(?:correct|right|true|100|full|pass|accepted)\\b"
                    + "|\\b(?:verdict|score|grade|credit)\\W{0,4}[:=]"
                    + "|\\bfull (?:marks|points|credit|score)\\b|\\baccept (?:this|my|the) answer\\b"
                    + "|\\b(?:this|my|the|above) answer (?:above )?(?:is|must be|should be) "
                    + "(?:fully |completely |totally |100% )?(?:correct|right|accepted|marked)\\b"
                    + "|\\b(?:as|i am|i'm) (?:the|a|your) (?:teacher|grader|examiner)\\b"
                    + "|\\b(?:same as|see) the (?:reference|model|sample|right|correct)\\b|\\breference answer\\b"
                    + "|^\\s*(?:system|assistant|user|grader)\\s*:"
                    + "|\\b(?:ignoriere|vergiss)\\b.{0,40}\\b(?:anweisung|anweisungen|regeln|befehle)\\b"
                    + "|\\b(?:bewerte|werte|zähle)\\b.{0,40}\\b(?:richtig|korrekt|volle)\\b"
                    + "|\\b(?:die|diese|meine) antwort (?:ist|muss) (?:richtig|korrekt)\\b|\\bvolle punktzahl\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern TAKEN_BACK = Pattern.compile(
            "\\b(?:the )?(?:exact )?opposite (?:is|was|holds|happens)\\b|\\bor (?:the|its) (?:opposite|reverse|contrary)\\b"
                    + "|\\bthe other way (?:a?round)\\b|\\bor (?:maybe|perhaps|possibly) not\\b|\\bor maybe (?:it|the|an?)\\b"
                    + "|\\b(?:this|that|which)(?: is|'s) (?:not true|untrue|false|wrong|not correct|incorrect|a lie)\\b"
                    + "|\\bnot true that\\b|\\b(?:false|wrong|untrue) that\\b|\\bmaybe,? maybe not\\b"
                    + "|\\bor not\\s*[.!?]*\\s*$|\\bjust kidding\\b|\\bno,? wait\\b"
                    + "|\\bdas gegenteil (?:ist|stimmt|gilt|wahr|richtig|der fall)\\b|\\bgegenteil ist (?:wahr|richtig|der fall)\\b|\\boder (?:das gegenteil|umgekehrt)\\b"
                    + "|\\boder (?:vielleicht )?(?:auch )?nicht\\s*[.!?]*\\s*$|\\b(?:das|es) stimmt (?:aber )?nicht\\b|\\bstimmt nicht, dass\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern NON_ANSWER = Pattern.compile("^(?:"
            + "(?:sorry,? |well,? |um+,? |uh,? )?i (?:really |honestly |just |still )?(?:do not|don't|dont|didn't|didnt|can't|cant|cannot) "
            + "(?:really )?(?:know|remember|recall|understand|get it|have a clue|have an answer)(?: .{0,40})?"
            + "|i(?: have|'ve got)? no (?:idea|clue)(?:,? .{0,40})?|no (?:idea|clue|answer)(?: .{0,20})?|(?:i'm |i am )?not sure|not sure(?: .{0,20})?"
            + "|(?:i )?(?:forgot|forget)(?: .{0,20})?|dunno|idk(?: .{0,20})?|don't know|dont know|d/k|n/?a|none|nothing|skip|pass|\\?+|unknown"
            + "|(?:we|i) (?:did not|didn't|haven't|never) (?:learn|learned|study|do|have) (?:this|that|it)|you tell me|ask me later|whatever|asdf\\w*"
            + "|(?:ich )?(?:weiß|weiss) (?:es |das )?(?:leider )?nicht|keine ahnung|(?:ich habe )?keine ahnung|weiß nicht|weiss nicht|vergessen"
            + "|je (?:ne )?sais pas|aucune idée|je l'ignore|no (?:lo )?sé|no se|ni idea|no tengo idea|non (?:lo )?so|nessuna idea|boh"
            + "|(?:eu )?não (?:sei|faço ideia)|sei lá|(?:ik )?weet (?:ik|het) niet|geen idee|(?:jag )?vet inte|ingen aning|(?:jeg )?ved ikke"
            + "|nie wiem|nevím|nie viem|nem tudom|nu știu|nu stiu|(?:я )?не знаю|без понятия|не знам|δεν (?:ξέρω|γνωρίζω)|bilmiyorum|bilmem|fikrim yok"
            + "|لا أعرف|لا اعرف|لا أدري|मुझे नहीं पता|नहीं पता|पता नहीं|ไม่รู้|ไม่ทราบ|我?不知道|不清楚|不會|わかりません|分かりません|知りません|わからない"
            + "|모르겠(?:어요|습니다|다)|몰라요?|tidak tahu|không biết|לא יודע)\\s*[.!?…]*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Lexicon lexicon;
    private final Locale language;

    Guards(Locale language) {
        this.language = language;
        lexicon = Lexicon.of(language);
    }

    /** A text made ready; of references and questions it is worth keeping. */
    Tokens tokens(String text, List<Word> words) {
        return new Tokens(text, words, language);
    }

    /**
     * All signs against an answer, with the nearest of the references.
     *
     * @param reference a reference
     * @param question the question
     * @param answer the answer
     * @return what was found
     */
    Report check(Tokens reference, Tokens question, Tokens answer) {
        List<Finding> found = new ArrayList<>();
        Alignment alignment = new Alignment(reference, answer, lexicon);
        Order order = order(alignment);
        if (isHeap(order, reference, question, answer)) {
            found.add(new Finding(Kind.HEAP, words(answer), List.of()));
        }
        if (onlyRepeats(reference, question, answer)) {
            found.add(new Finding(Kind.QUESTION_REPEATED, words(answer), List.of()));
        }
        if (isRepetitive(answer)) {
            found.add(new Finding(Kind.WORDS_REPEATED, words(answer), List.of()));
        }
        double negation = negations(alignment, question, found);
        double opposite = opposites(alignment, found);
        double roles = roles(alignment, question, order, found);
        double number = numbers(alignment, question, found);
        written(ORDER, Kind.ORDER, reference, question, answer, found);
        if (isNonAnswer(reference, answer)) {
            found.add(new Finding(Kind.NON_ANSWER, words(answer), List.of()));
        }
        written(TAKEN_BACK, Kind.TAKEN_BACK, reference, question, answer, found);
        return new Report(found, order, negation, opposite, roles, number, replacements(alignment));
    }

    private static List<Word> words(Tokens tokens) {
        return tokens.all.stream().map(Token::word).toList();
    }

    private static boolean isNonAnswer(Tokens reference, Tokens answer) {
        String said = answer.text.strip();
        return said.length() < 120 && NON_ANSWER.matcher(said).matches()
                && !NON_ANSWER.matcher(reference.text.strip()).matches()
                || said.codePoints().noneMatch(Character::isLetterOrDigit)
                        && reference.text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** What a pattern finds in the answer, unless it belongs to the matter. */
    private static void written(Pattern pattern, Kind kind, Tokens reference, Tokens question,
            Tokens answer, List<Finding> found) {
        String text = answer.text.replace('\u2019', '\'');
        // Beginnings and ends are enough: such words stand there.
        int middle = Math.max(0, text.length() - SEEN);
        for (int[] region : new int[][]{{middle, text.length()},
                {0, Math.min(middle, SEEN)}}) {
            Matcher matcher = pattern.matcher(text).region(region[0], region[1]);
            if (matcher.find() && !pattern.matcher(reference.text).find()
                    && !pattern.matcher(question.text).find()) {
                int start = matcher.start();
                int end = matcher.end();
                List<Token> said = answer.all.stream()
                        .filter(t -> t.end() > start && t.word().start() < end)
                        .toList();
                long ofTheMatter = said.stream()
                        .filter(t -> t.content() && reference.has(t.stem()))
                        .count();
                if (ofTheMatter < 2
                        || ofTheMatter * 5 < 3 * said.stream().filter(Token::content).count()) {
                    found.add(
                            new Finding(kind, said.stream().map(Token::word).toList(), List.of()));
                    return;
                }
            }
        }
    }

    private static boolean isRepetitive(Tokens answer) {
        return answer.content.size() >= 6 && answer.distinct() * 3 <= answer.content.size();
    }

    /**
     * Whether all its words are of the question or fill, in the order of the question, though the reference
     * has others. An answer may choose among the question's words: "The penny scratches the nickel."
     */
    private static boolean onlyRepeats(Tokens reference, Tokens question, Tokens answer) {
        boolean fresh = reference.content.stream()
                .anyMatch(i -> !question.has(reference.get(i).stem()));
        if (!fresh || answer.content.isEmpty() || question.content.isEmpty()
                || answer.negations.size() > question.negations.size()) {
            return false;
        }
        int repeated = 0;
        boolean wanted = false;
        for (int i : answer.content) {
            Token token = answer.get(i);
            if (question.has(token.stem())) {
                repeated++;
                wanted |= reference.has(token.stem());
            } else if (!FILLERS.contains(token.stem()) && !FILLERS.contains(token.lower())
                    || reference.has(token.stem())) {
                return false;
            }
        }
        if (!wanted && answer.size() >= 5) {
            return true;
        }
        return (repeated >= 3 || repeated * 2 >= question.distinct())
                && inTheOrderOf(question, answer) >= 0.7;
    }

    /** The share of the answer's neighbours, both of the question, that are neighbours there too. */
    private static double inTheOrderOf(Tokens question, Tokens answer) {
        Set<String> words = new HashSet<>();
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < question.size(); i++) {
            words.add(question.get(i).lower());
            if (i > 0) {
                pairs.add(question.get(i - 1).lower() + " " + question.get(i).lower());
            }
        }
        int all = 0;
        int kept = 0;
        for (int i = 1; i < answer.size(); i++) {
            String before = answer.get(i - 1).lower();
            String here = answer.get(i).lower();
            if (words.contains(before) && words.contains(here)) {
                all++;
                kept += pairs.contains(before + " " + here) ? 1 : 0;
            }
        }
        return all == 0 ? 1 : kept / (double) all;
    }

    /** How much the answer keeps of the reference's order. */
    Order order(Tokens reference, Tokens answer) {
        return order(new Alignment(reference, answer, lexicon));
    }

    private Order order(Alignment alignment) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        int covered = 0;
        for (int i : reference.content) {
            covered += alignment.inAnswer(i) ? 1 : 0;
        }
        int right = 0;
        int ascending = 0;
        for (int i : answer.content) {
            int place = alignment.toReference[i];
            right += place >= 0 ? 1 : 0;
            ascending += alignment.partner[i] >= 0 ? 1 : 0;
        }
        int pairs = 0;
        int kept = 0;
        for (int i = 0; i + 1 < answer.size(); i++) {
            List<Integer> here = alignment.same(i);
            List<Integer> next = alignment.same(i + 1);
            if (here.isEmpty() || next.isEmpty()) {
                continue;
            }
            pairs++;
            kept += here.stream()
                    .anyMatch(a -> next.stream().anyMatch(b -> b > a && b - a <= 2)) ? 1 : 0;
        }
        int function = answer.size() - answer.content.size() - answer.negations.size();
        return new Order(share(covered, reference.content.size()),
                share(right, answer.content.size()), pairs == 0 ? 1 : kept / (double) pairs,
                right < 2 ? 1 : Math.min(1, ascending / (double) Math.min(right, covered)),
                sameWords(reference, answer), share(function, answer.size()),
                share(brokenPairs(answer), answer.size()));
    }

    /** Twice the words in common, each as often as both have it, as a share of all words of both. */
    private static double sameWords(Tokens reference, Tokens answer) {
        Map<String, Integer> counts = new HashMap<>();
        reference.all.forEach(t -> counts.merge(t.lower(), 1, Integer::sum));
        int common = 0;
        for (Token token : answer.all) {
            common += counts.merge(token.lower(), -1, Integer::sum) >= 0 ? 1 : 0;
        }
        return share(2 * common, reference.size() + answer.size());
    }

    /** Single content words that stand between the same words. */
    private List<Replacement> replacements(Alignment alignment) {
        List<Replacement> found = new ArrayList<>();
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        for (int a : answer.content) {
            if (alignment.partner[a] >= 0) {
                continue;
            }
            int only = -1;
            int others = 0;
            for (int r : reference.content) {
                if (!alignment.taken(r) && alignment.sameGap(r, a)) {
                    only = r;
                    others++;
                }
            }
            if (others == 1 && alignment.likeness(only, a) >= 0.5) {
                found.add(new Replacement(answer.get(a).word(), reference.get(only).word(),
                        alignment.likeness(only, a),
                        lexicon.relatedness(reference.get(only).term(), answer.get(a).term())));
            }
        }
        return found;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    /** Neighbours that no English sentence has, such as "the of". */
    private int brokenPairs(Tokens answer) {
        if (!language.getLanguage().equals("en")) {
            return 0;
        }
        int broken = answer.size() > 0 && NEVER_FIRST.contains(answer.get(0).lower()) ? 1 : 0;
        for (int i = 0; i < answer.size(); i++) {
            String here = answer.get(i).lower();
            boolean last = i + 1 == answer.size() || answer.breakAfter(i);
            if (last) {
                broken += NEVER_LAST.contains(here) && i + 1 == answer.size() ? 1 : 0;
                continue;
            }
            String next = answer.get(i + 1).lower();
            boolean wrong = DETERMINERS.contains(here)
                    && (PREPOSITIONS.contains(next) || FINITE.contains(next)
                            || DETERMINERS.contains(next) || CONJUNCTIONS.contains(next))
                    || PREPOSITIONS.contains(here) && (FINITE.contains(next)
                            || next.equals("and") || next.equals("or") || next.equals("of"))
                            && !here.equals("as") && !next.equals("can") && !next.equals("will")
                    || (here.equals("and") || here.equals("or"))
                            && (next.equals("and") || next.equals("or") || next.equals("of"))
                    || FINITE.contains(here) && FINITE.contains(next) && !next.equals("has")
                    || here.equals("a") && "aeio".indexOf(next.charAt(0)) >= 0
                            && !next.startsWith("one") && !next.startsWith("eu")
                    || NEVER_BEFORE_OF.contains(here) && (next.equals("of") || next.equals("by")
                            || next.equals("with") || next.equals("than"))
                    || here.equals(next);
            broken += wrong ? 1 : 0;
        }
        return broken;
    }

    private static boolean isHeap(Order order, Tokens reference, Tokens question,
            Tokens answer) {
        int size = answer.content.size();
        long breaks = IntStream.range(0, Math.max(0, answer.size() - 1))
                .filter(answer::breakAfter)
                .count();
        long binding = reference.all.stream()
                .filter(t -> t.word().function() && !ARTICLES.contains(t.lower()))
                .count();
        // Of some languages the words that bind are not known.
        boolean bound = binding > 0 || question.content.size() < question.size();
        if (size >= 14 && order.function < 0.1 && breaks == 0 && bound) {
            return true;
        }
        if (size >= 4 && order.function == 0 && breaks == 0 && binding >= 2) {
            // Words of the reference and none to bind them.
            boolean copied = order.precision >= 0.9 && order.coverage >= 0.7;
            boolean tossed = size >= 5 && order.precision >= 0.8 && order.coverage >= 0.5
                    && order.neighbours < 0.5;
            return copied || tossed;
        }
        if (answer.size() < 5 || order.coverage < 0.5 || order.precision < 0.6) {
            return false;
        }
        boolean copy = order.precision >= 0.85 && order.coverage >= 0.75;
        boolean exchangeable = reference.all.stream().anyMatch(t -> SYMMETRIC.contains(t.lower()));
        return order.same >= 0.9 && order.neighbours < (exchangeable ? 0.5 : 0.65)
                && order.ascending < 0.95
                || copy && (order.neighbours < 0.45 && order.broken > 0
                        || order.neighbours < 0.35 && order.ascending < 0.7)
                || order.neighbours < 0.2 && order.broken > 0 && order.ascending < 0.75
                || order.neighbours < 0.4 && order.broken >= 0.12;
    }

    private double negations(Alignment alignment, Tokens question, List<Finding> found) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        double most = 0;
        for (Negation negation : answer.negations) {
            if (alignment.partner[negation.at()] >= 0) {
                // The reference denies in the same place.
                continue;
            }
            for (int a : first(negation.scope())) {
                List<Integer> places = alignment.exactReferencePlaces(a);
                if (places.isEmpty() || questionDenies(question, answer.get(a))) {
                    continue;
                }
                int r = alignment.partner(a, places);
                double sure = clash(alignment, r, a, clashes(answer, a, reference, places,
                        alignment.exactAnswerPlaces(places)));
                if (sure >= DENIED && most < DENIED) {
                    found.add(new Finding(Kind.NEGATION,
                            List.of(answer.get(negation.at()).word(), answer.get(a).word()),
                            List.of(reference.get(r).word())));
                }
                most = Math.max(most, sure);
            }
        }
        for (Negation negation : reference.negations) {
            if (alignment.taken(negation.at())
                    || misspelt(reference.get(negation.at()), answer)) {
                continue;
            }
            for (int r : first(negation.scope())) {
                List<Integer> places = alignment.exactAnswerPlaces(List.of(r));
                if (places.isEmpty() || questionDenies(question, reference.get(r))) {
                    continue;
                }
                int a = alignment.partnerOf(r, places);
                double sure = clash(alignment, r, a, clashes(reference, r, answer, places,
                        alignment.exactReferencePlaces(places.getFirst())));
                if (sure >= DENIED && most < DENIED) {
                    found.add(new Finding(Kind.NEGATION, List.of(answer.get(a).word()),
                            List.of(reference.get(negation.at()).word(), reference.get(r).word())));
                }
                most = Math.max(most, sure);
            }
        }
        return most;
    }

    /**
     * How surely a word is denied in one text and said in the other, 0 to 1. Where a text has it several
     * times, only the word that stands in the same place counts, and all around must be the same.
     */
    private double clash(Alignment alignment, int r, int a, boolean everywhere) {
        Polarity wanted = alignment.reference.get(r).polarity();
        Polarity given = alignment.answer.get(a).polarity();
        if (wanted == given || wanted == Polarity.OPEN || given == Polarity.OPEN
                || !everywhere && alignment.partner[a] != r || opposed(alignment, r, a)) {
            return 0;
        }
        double likeness = alignment.likeness(r, a);
        return everywhere || likeness >= 0.85 ? likeness : 0;
    }

    /** Whether the answer has a negation of the reference with a slip. */
    private static boolean misspelt(Token negation, Tokens answer) {
        return answer.all.stream()
                .anyMatch(t -> !t.term().known() && !t.lower().equals(negation.lower())
                        && Typos.inWord(negation.lower(), t.lower()) >= 0);
    }

    /** Whether a word is denied wherever its text has it, and never where the other text has it. */
    private static boolean clashes(Tokens denying, int place, Tokens other, List<Integer> there,
            List<Integer> here) {
        return denying.get(place).polarity() == Polarity.DENIED && !there.isEmpty()
                && denying.get(place).lower().length() > 1
                && there.stream().allMatch(i -> other.get(i).polarity() == Polarity.SAID)
                && here.stream().allMatch(i -> denying.get(i).polarity() == Polarity.DENIED);
    }

    private static boolean questionDenies(Tokens question, Token token) {
        return question.places(token.stem())
                .stream()
                .anyMatch(q -> question.get(q).polarity() != Polarity.SAID);
    }

    private static List<Integer> first(List<Integer> scope) {
        return scope.subList(0, Math.min(2, scope.size()));
    }

    /** Whether near two places there stand opposites, so that a denial is made good. */
    private boolean opposed(Alignment alignment, int r, int a) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        for (int i = Math.max(0, r - 5); i < Math.min(reference.size(), r + 6); i++) {
            for (int j = Math.max(0, a - 5); j < Math.min(answer.size(), a + 6); j++) {
                if (alignment.partner[j] < 0 && !alignment.taken(i)
                        && lexicon.antonyms(reference.get(i).term(), answer.get(j).term())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Opposites that stand between the same words. */
    private double opposites(Alignment alignment, List<Finding> found) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        double most = 0;
        for (int r = 0; r < reference.size(); r++) {
            if (alignment.taken(r) || reference.denies(r)) {
                continue;
            }
            Token wanted = reference.get(r);
            for (int a = 0; a < answer.size(); a++) {
                Token given = answer.get(a);
                if (alignment.partner[a] >= 0 || answer.denies(a) || !alignment.sameGap(r, a)
                        || wanted.polarity() != given.polarity()
                        || given.polarity() == Polarity.OPEN
                        || !lexicon.antonyms(wanted.term(), given.term())) {
                    continue;
                }
                double sure = alignment.likeness(r, a);
                if (sure >= ALIKE && most < ALIKE) {
                    found.add(new Finding(Kind.OPPOSITE, List.of(given.word()),
                            List.of(wanted.word())));
                }
                most = Math.max(most, sure);
            }
        }
        return most;
    }

    private double roles(Alignment alignment, Tokens question, Order order,
            List<Finding> found) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        List<Pair> common = alignment.uniquePairs();
        boolean copy = order.coverage >= 0.75 && order.precision >= 0.75;
        for (int i = 0; i < common.size(); i++) {
            for (int j = i + 1; j < common.size(); j++) {
                Pair x = common.get(i);
                Pair y = common.get(j);
                if (alike(reference, x.reference, y.reference)
                        || lexicon.synonyms(reference.get(x.reference).term(),
                                reference.get(y.reference).term())) {
                    continue;
                }
                if (copy && (aroundTheVerb(alignment, x, y)
                        || prepositionsChanged(reference, answer, x, y))
                        || inEachOthersPlace(alignment, x, y)
                        || aroundTheSame(reference, answer, x, y)
                        || rivals(question, reference, x, y)
                                && (exchanged(alignment, common, x, y) || rebound(common, x, y))) {
                    found.add(new Finding(Kind.ROLES,
                            List.of(answer.get(x.answer).word(), answer.get(y.answer).word()),
                            List.of(reference.get(x.reference).word(),
                                    reference.get(y.reference).word())));
                    return 1;
                }
            }
        }
        if (SEQUENCE.matcher(question.text).find() && order.coverage >= 0.7
                && order.precision >= 0.7 && order.ascending < 0.8) {
            found.add(new Finding(Kind.ROLES, words(answer), List.of()));
            return 1;
        }
        return 0;
    }

    /** "the wall of the gut" against "the gut of the wall". */
    private static boolean aroundTheSame(Tokens reference, Tokens answer, Pair x, Pair y) {
        int length = y.reference - x.reference;
        if (length < 2 || length > 6 || x.answer - y.answer != length) {
            return false;
        }
        for (int i = 1; i < length; i++) {
            String word = reference.get(x.reference + i).lower();
            if (!word.equals(answer.get(y.answer + i).lower()) || SYMMETRIC.contains(word)
                    || BE.contains(word) || reference.breakAfter(x.reference + i - 1)) {
                return false;
            }
        }
        return thing(reference.get(x.reference)) && thing(reference.get(y.reference));
    }

    private static boolean inEachOthersPlace(Alignment alignment, Pair x, Pair y) {
        if (alignment.partner[x.answer] >= 0 && alignment.partner[y.answer] >= 0) {
            return false;
        }
        if (alignment.partner[x.answer] < 0 && alignment.partner[y.answer] < 0
                && !alignment.taken(x.reference) && !alignment.taken(y.reference)
                && alignment.sameGap(x.reference, y.answer)
                && alignment.sameGap(y.reference, x.answer)
                && !alignment.sameGap(x.reference, x.answer)
                && alignment.likeness(x.reference, y.answer) >= 0.5
                && alignment.likeness(y.reference, x.answer) >= 0.5) {
            return true;
        }
        return alignment.likeness(x.reference, y.answer) >= ALIKE
                && alignment.likeness(y.reference, x.answer) >= ALIKE
                && alignment.likeness(x.reference, x.answer) < ALIKE
                && alignment.likeness(y.reference, y.answer) < ALIKE;
    }

    /** Whether what followed the one follows the other, and the reverse: "red: …, white: …". */
    private static boolean rebound(List<Pair> common, Pair x, Pair y) {
        int changed = 0;
        int kept = 0;
        for (Pair w : common) {
            if (w.equals(x) || w.equals(y)) {
                continue;
            }
            int before = follows(w.reference, x.reference, y.reference);
            int now = follows(w.answer, x.answer, y.answer);
            if (before * now < 0) {
                changed++;
            } else if (before * now > 0) {
                kept++;
            }
        }
        return changed >= 2 && kept == 0;
    }

    /** -1 if x is the last of two words before a word, 1 if y is, 0 if none is. */
    private static int follows(int w, int x, int y) {
        return w < x && w < y ? 0 : w < x ? 1 : w < y ? -1 : x > y ? -1 : 1;
    }

    /**
     * Whether two words stand side by side in a list or on the two sides of a word that takes them alike, so
     * that their order says nothing.
     */
    private static boolean alike(Tokens tokens, int a, int b) {
        int from = Math.min(a, b);
        int to = Math.max(a, b);
        if (to - from > 6) {
            return false;
        }
        for (int i = from + 1; i < to; i++) {
            if (SYMMETRIC.contains(tokens.get(i).lower())) {
                return true;
            }
        }
        return to - from == 1;
    }

    /** Whether two words are what the question tells apart, or exclude one another. */
    private boolean rivals(Tokens question, Tokens reference, Pair x, Pair y) {
        Token a = reference.get(x.reference);
        Token b = reference.get(y.reference);
        return thing(a) && thing(b) && question.has(a.stem()) && question.has(b.stem())
                && COMPARISON.matcher(question.text).find()
                || lexicon.antonyms(a.term(), b.term())
                || lexicon.relatedness(a.term(), b.term()) == Lexicon.SIBLING;
    }

    /** "A causes B" against "B causes A". */
    private boolean aroundTheVerb(Alignment alignment, Pair x, Pair y) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        if (x.reference > y.reference || x.answer < y.answer || !thing(reference.get(x.reference))
                || !thing(reference.get(y.reference))) {
            return false;
        }
        for (int v = x.reference + 1; v < y.reference; v++) {
            Token verb = reference.get(v);
            if (!verb.content() || !(verb.term().verb() || verb.lower().endsWith("er"))
                    || SYMMETRIC.contains(verb.lower()) || verb.lower().endsWith("ing")) {
                continue;
            }
            for (int w : alignment.exactAnswerPlaces(List.of(v))) {
                if (w > y.answer && w < x.answer && answer.get(w).lower().equals(verb.lower())
                        && nearest(reference, x.reference, v, y.reference)
                        && nearest(answer, y.answer, w, x.answer)
                        && passive(reference, v) == passive(answer, w)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean thing(Token token) {
        return token.term().noun() || !token.term().known();
    }

    /** Whether a verb stands between two words in one clause, with few other words. */
    private static boolean nearest(Tokens tokens, int before, int verb, int after) {
        if (verb - before > 3 || after - verb > 4) {
            return false;
        }
        for (int i = before; i < after; i++) {
            if (tokens.breakAfter(i) || CONJUNCTIONS.contains(tokens.get(i).lower())) {
                return false;
            }
        }
        return true;
    }

    private static boolean passive(Tokens tokens, int verb) {
        for (int i = Math.max(0, verb - 2); i < verb; i++) {
            if (BE.contains(tokens.get(i).lower())) {
                return true;
            }
        }
        return verb + 1 < tokens.size() && tokens.get(verb + 1).lower().equals("by");
    }

    /** "from A to B" against "from B to A". */
    private static boolean prepositionsChanged(Tokens reference, Tokens answer, Pair x, Pair y) {
        String px = preposition(reference, x.reference);
        String py = preposition(reference, y.reference);
        return !px.isEmpty() && !py.isEmpty() && !px.equals(py)
                && Math.abs(x.reference - y.reference) <= 5
                && px.equals(preposition(answer, y.answer))
                && py.equals(preposition(answer, x.answer))
                && Math.abs(x.answer - y.answer) <= 5;
    }

    private static String preposition(Tokens tokens, int place) {
        for (int i = place - 1; i >= Math.max(0, place - 2); i--) {
            Token token = tokens.get(i);
            if (tokens.breakAfter(i) || token.content()) {
                return "";
            }
            if (PREPOSITIONS.contains(token.lower())) {
                return token.lower();
            }
        }
        return "";
    }

    /** Whether what stood near the one stands near the other, and the reverse. */
    private boolean exchanged(Alignment alignment, List<Pair> common, Pair x, Pair y) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        int forX = 0;
        int forY = 0;
        int kept = 0;
        for (Pair w : common) {
            if (w.equals(x) || w.equals(y)) {
                continue;
            }
            int before = nearer(reference, w.reference, x.reference, y.reference);
            int now = nearer(answer, w.answer, x.answer, y.answer);
            if (before * now < 0) {
                forX += before < 0 ? 1 : 0;
                forY += before > 0 ? 1 : 0;
            } else if (before * now > 0) {
                kept++;
            }
        }
        return forX >= 1 && forY >= 1 && forX + forY >= 3 && kept == 0;
    }

    /** -1 if a word is clearly nearer to x, 1 if to y, else 0. */
    private static int nearer(Tokens tokens, int w, int x, int y) {
        int toX = distance(tokens, w, x);
        int toY = distance(tokens, w, y);
        return toX + 2 <= toY ? -1 : toY + 2 <= toX ? 1 : 0;
    }

    private static int distance(Tokens tokens, int a, int b) {
        return Math.abs(a - b) + 8 * Math.abs(tokens.get(a).clause() - tokens.get(b).clause());
    }

    private double numbers(Alignment alignment, Tokens question, List<Finding> found) {
        Tokens reference = alignment.reference;
        Tokens answer = alignment.answer;
        Set<BigDecimal> known = new HashSet<>();
        reference.quantities.forEach(q -> known.add(q.value()));
        question.quantities.forEach(q -> known.add(q.value()));
        Set<BigDecimal> said = new HashSet<>();
        answer.quantities.forEach(q -> said.add(q.value()));
        for (Quantity wanted : reference.quantities) {
            for (Quantity given : answer.quantities) {
                if (known.contains(given.value())) {
                    continue;
                }
                boolean elsewhere = said.contains(wanted.value());
                boolean sameThing = wanted.next() >= 0 && given.next() >= 0
                        && alignment.referencePlaces(given.next()).contains(wanted.next());
                boolean onlyOne = reference.quantities.size() == 1 && answer.quantities.size() == 1
                        && reference.content.size() <= 4;
                boolean samePlace = wanted.at() >= 0 && given.at() >= 0
                        && alignment.sameGap(wanted.at(), given.at())
                        && alignment.likeness(wanted.at(),
                                given.at()) >= (elsewhere ? 0.85 : ALIKE);
                if (!elsewhere && (sameThing || onlyOne) || samePlace) {
                    found.add(new Finding(Kind.NUMBER, covering(answer, given),
                            covering(reference, wanted)));
                    return 1;
                }
            }
        }
        return 0;
    }

    private static List<Word> covering(Tokens tokens, Quantity quantity) {
        return tokens.all.stream()
                .filter(t -> t.end() > quantity.start() && t.word().start() < quantity.end())
                .map(Token::word)
                .toList();
    }

    /** The places of a word that both texts have. */
    private record Pair(int reference, int answer) {}

    /** Which words of a reference and an answer are the same, by stem, slip or meaning. */
    private static final class Alignment {
        final Tokens reference;
        final Tokens answer;
        final int[] toReference;
        final int[] toAnswer;
        /** The place of the same word in the reference, in one ascending row, or -1. */
        final int[] partner;
        private final boolean[] taken;
        private final Map<String, List<Integer>> lower = new HashMap<>();

        private Alignment(Tokens reference, Tokens answer, Lexicon lexicon) {
            this.reference = reference;
            this.answer = answer;
            toReference = new int[answer.size()];
            toAnswer = new int[reference.size()];
            partner = new int[answer.size()];
            taken = new boolean[reference.size()];
            Arrays.fill(partner, -1);
            Arrays.fill(toReference, -1);
            Arrays.fill(toAnswer, -1);
            for (int a : answer.content) {
                List<Integer> places = reference.places(answer.get(a).stem());
                if (!places.isEmpty()) {
                    toReference[a] = places.getFirst();
                }
            }
            for (int r : reference.content) {
                List<Integer> places = answer.places(reference.get(r).stem());
                if (!places.isEmpty()) {
                    toAnswer[r] = places.getFirst();
                }
            }
            for (int r : reference.content) {
                if (toAnswer[r] >= 0) {
                    continue;
                }
                Token wanted = reference.get(r);
                for (int a : answer.content) {
                    Token given = answer.get(a);
                    if (toReference[a] < 0 && (Typos.inWord(wanted.lower(), given.lower()) >= 0
                            && !given.term().known()
                            || lexicon.relatedness(wanted.term(), given.term()) >= Lexicon.DERIVED)
                            && !lexicon.antonyms(wanted.term(), given.term())) {
                        toReference[a] = r;
                        toAnswer[r] = a;
                        break;
                    }
                }
            }
            pairInOrder();
            for (int i = 0; i < reference.size(); i++) {
                lower.computeIfAbsent(reference.get(i).lower(), k -> new ArrayList<>(2)).add(i);
            }
        }

        boolean inAnswer(int r) {
            return toAnswer[r] >= 0;
        }

        /** Where the same word stands in the reference, function words too. */
        List<Integer> same(int a) {
            List<Integer> written = lower.getOrDefault(answer.get(a).lower(), List.of());
            return written.isEmpty() ? referencePlaces(a) : written;
        }

        List<Integer> referencePlaces(int a) {
            if (!answer.get(a).content()) {
                return List.of();
            }
            List<Integer> places = reference.places(answer.get(a).stem());
            return !places.isEmpty() || toReference[a] < 0 ? places : List.of(toReference[a]);
        }

        /** Where the reference has the same word, but for its form or a slip. */
        List<Integer> exactReferencePlaces(int a) {
            if (!answer.get(a).content()) {
                return List.of();
            }
            return reference.places(answer.get(a).stem());
        }

        List<Integer> exactAnswerPlaces(List<Integer> places) {
            return places.isEmpty()
                    ? List.of()
                    : answer.places(reference.get(places.getFirst()).stem());
        }

        /** Of the places in the reference the one that the answer's word stands for. */
        int partner(int a, List<Integer> places) {
            return places.contains(partner[a]) ? partner[a] : places.getFirst();
        }

        /** Of the places in the answer the one that stands for the reference's word. */
        int partnerOf(int r, List<Integer> places) {
            for (int a : places) {
                if (partner[a] == r) {
                    return a;
                }
            }
            return places.getFirst();
        }

        boolean taken(int r) {
            return taken[r];
        }

        /** Whether two words without partners stand between the same words that have them. */
        boolean sameGap(int r, int a) {
            int left = a - 1;
            while (left >= 0 && partner[left] < 0) {
                left--;
            }
            int right = a + 1;
            while (right < partner.length && partner[right] < 0) {
                right++;
            }
            int from = left < 0 ? -1 : partner[left];
            int to = right == partner.length ? reference.size() : partner[right];
            return from < r && r < to;
        }

        /**
         * How much of what stands around a word of the reference stands around one of the answer, and the
         * reverse: of two content words on each side, 0 to 1.
         */
        double likeness(int r, int a) {
            int wanted = 0;
            int same = 0;
            for (int near : around(reference, r)) {
                wanted++;
                for (int other = Math.max(0, a - 6); other < Math.min(answer.size(),
                        a + 7); other++) {
                    if (partner[other] == near) {
                        same++;
                    }
                }
            }
            for (int near : around(answer, a)) {
                wanted++;
                if (partner[near] >= 0 && Math.abs(partner[near] - r) <= 6) {
                    same++;
                }
            }
            return wanted < 2 ? 0 : same / (double) wanted;
        }

        private static List<Integer> around(Tokens tokens, int place) {
            List<Integer> around = new ArrayList<>(4);
            int count = 0;
            for (int i = place - 1; i >= 0 && count < 2; i--) {
                if (tokens.get(i).content()) {
                    around.add(i);
                    count++;
                }
            }
            count = 0;
            for (int i = place + 1; i < tokens.size() && count < 2; i++) {
                if (tokens.get(i).content()) {
                    around.add(i);
                    count++;
                }
            }
            return around;
        }

        /** The partners of the answer's words in one ascending row, content words before all. */
        private void pairInOrder() {
            int rows = answer.size();
            int columns = reference.size();
            int[][] best = new int[rows + 1][columns + 1];
            for (int a = rows - 1; a >= 0; a--) {
                for (int r = columns - 1; r >= 0; r--) {
                    int gain = gain(a, r);
                    int most = Math.max(best[a + 1][r], best[a][r + 1]);
                    best[a][r] = gain > 0 ? Math.max(most, best[a + 1][r + 1] + gain) : most;
                }
            }
            int a = 0;
            int r = 0;
            while (a < rows && r < columns) {
                int gain = gain(a, r);
                if (gain > 0 && best[a][r] == best[a + 1][r + 1] + gain) {
                    partner[a] = r;
                    taken[r] = true;
                    a++;
                    r++;
                } else if (best[a][r] == best[a + 1][r]) {
                    a++;
                } else {
                    r++;
                }
            }
        }

        private int gain(int a, int r) {
            Token given = answer.get(a);
            Token wanted = reference.get(r);
            if (given.content() != wanted.content()) {
                return 0;
            }
            boolean same = given.lower().equals(wanted.lower())
                    || given.content()
                            && (toReference[a] == r || given.stem().equals(wanted.stem()));
            return same ? given.content() ? 3 : 1 : 0;
        }

        /** The places of words with the same stem that each text has once. */
        List<Pair> uniquePairs() {
            List<Pair> pairs = new ArrayList<>();
            for (int r : reference.content) {
                String stem = reference.get(r).stem();
                if (reference.places(stem).size() == 1 && answer.places(stem).size() == 1) {
                    pairs.add(new Pair(r, answer.places(stem).getFirst()));
                }
            }
            return pairs.size() > 40 ? pairs.subList(0, 40) : pairs;
        }
    }
}
