package dev.cardstock.grading.sentence;

import dev.cardstock.grading.sentence.Guards.Finding;
import dev.cardstock.grading.sentence.Guards.Kind;
import dev.cardstock.grading.sentence.Tokens.Token;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is said to the grader instead of an answer, or about the answer. */
final class Sayings {
    /** How many characters at the beginning and the end are searched for what is said to the grader. */
    private static final int SEEN = 600;

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

    /** Words without one of which no order is given: a look at them is quicker than the pattern. */
    private static final Set<String> ORDER_SIGNALS = Set.of("ignore", "disregard", "forget", "mark",
            "grade", "rate", "score", "accept", "count", "treat", "verdict", "credit", "full",
            "answer",
            "teacher", "grader", "examiner", "same", "see", "reference", "system", "assistant",
            "user", "ignoriere", "vergiss", "bewerte", "werte", "zähle", "antwort", "volle");

    private static final Pattern TAKEN_BACK = Pattern.compile(
            "\\b(?:the )?(?:exact )?opposite (?:is|was|holds|happens)\\b|\\bor (?:the|its) (?:opposite|reverse|contrary)\\b"
                    + "|\\bthe other way (?:a?round)\\b|\\bor (?:maybe|perhaps|possibly) not\\b|\\bor maybe (?:it|the|an?)\\b"
                    + "|\\b(?:this|that|which)(?: is|'s) (?:not true|untrue|false|wrong|not correct|incorrect|a lie)\\b"
                    + "|\\bnot true that\\b|\\b(?:false|wrong|untrue) that\\b|\\bmaybe,? maybe not\\b"
                    + "|\\bor not\\s*[.!?]*\\s*$|\\bjust kidding\\b|\\bno,? wait\\b"
                    + "|\\bdas gegenteil (?:ist|stimmt|gilt|wahr|richtig|der fall)\\b|\\bgegenteil ist (?:wahr|richtig|der fall)\\b|\\boder (?:das gegenteil|umgekehrt)\\b"
                    + "|\\boder (?:vielleicht )?(?:auch )?nicht\\s*[.!?]*\\s*$|\\b(?:das|es) stimmt (?:aber )?nicht\\b|\\bstimmt nicht, dass\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Set<String> TAKEN_BACK_SIGNALS = Set.of("opposite", "reverse", "contrary",
            "way", "not", "maybe", "true", "untrue", "false", "wrong", "correct", "incorrect",
            "lie",
            "kidding", "wait", "gegenteil", "umgekehrt", "nicht", "stimmt");

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

    private Sayings() {}

    /** Adds an order to the grader and a retraction, if there are any. */
    static void find(Tokens reference, Tokens question, Tokens answer, List<Finding> found) {
        written(ORDER, ORDER_SIGNALS, Kind.ORDER, reference, question, answer, found);
        written(TAKEN_BACK, TAKEN_BACK_SIGNALS, Kind.TAKEN_BACK, reference, question, answer,
                found);
    }

    static boolean isNonAnswer(Tokens reference, Tokens answer) {
        String said = answer.text.strip();
        return answer.size() <= 14 && said.length() < 120 && NON_ANSWER.matcher(said).matches()
                && !NON_ANSWER.matcher(reference.text.strip()).matches()
                || said.codePoints().noneMatch(Character::isLetterOrDigit)
                        && reference.text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** What a pattern finds in the answer, unless it belongs to the matter. */
    private static void written(Pattern pattern, Set<String> signals, Kind kind, Tokens reference,
            Tokens question,
            Tokens answer, List<Finding> found) {
        if (answer.complete() && answer.all.stream().noneMatch(t -> signals.contains(t.lower()))) {
            return;
        }
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
}
