package dev.cardstock.grading;

import static java.util.Objects.requireNonNull;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.Words.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Grades by words. A short answer is right if it equals a reference or an alternative but for slips that
 * the policy forgives or tolerates; numbers are compared as values. A sentence is scored by how much
 * of the reference its words cover, those of the question counting little; a denial, a heap of words or a
 * repeated question is not accepted. It knows no synonyms. Thread-safe and deterministic.
 *
 * <p>Sources: the coverage of content words with the question's words demoted is that of Sultan,
 * Salazar and Sumner, "Fast and Easy Short Answer Grading with High Accuracy", NAACL 2016.
 */
public final class LexicalGrader implements AnswerGrader {
    /** The grader's id. */
    public static final String ID = "lexical";

    /** The longest answer that is looked at, in UTF-16 units. */
    public static final int MAX_ANSWER = 10_000;

    private static final Set<String> NON_ANSWERS = Set.of("i don't know", "i dont know", "idk",
            "dont know", "don't know", "no idea", "i have no idea", "not sure", "i am not sure",
            "?",
            "pass", "skip", "n/a", "ich weiß es nicht", "ich weiss es nicht", "weiß nicht",
            "weiss nicht", "keine ahnung", "je ne sais pas", "no sé", "no se", "non lo so");

    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]{0,200})\\)");
    private static final Pattern BETWEEN_ITEMS = Pattern
            .compile("\\s*(?:[,;\\n、،]|\\s+(?:and|und|et|y|e|och|en|и)\\s+)\\s*");

    private final Words words = new Words();
    private final GradingPolicy policy;

    private LexicalGrader(GradingPolicy policy) {
        this.policy = requireNonNull(policy, "policy");
    }

    /** {@return the grader with the standard policy} */
    public static LexicalGrader ofDefaults() {
        return new LexicalGrader(GradingPolicy.standard());
    }

    /**
     * The grader with a policy of one's own.
     *
     * @param policy how strict it is
     * @return the grader
     */
    public static LexicalGrader of(GradingPolicy policy) {
        return new LexicalGrader(policy);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String version() {
        return "1";
    }

    /** {@return how strict it is} */
    public GradingPolicy policy() {
        return policy;
    }

    @Override
    public Grade grade(Question question, String answer) {
        Explanations say = Explanations.in(question.language());
        String reference = question.references()
                .stream()
                .filter(r -> !r.isBlank())
                .findFirst()
                .orElse("");
        if (answer.length() > MAX_ANSWER) {
            return wrong(say.tooLong(), question, List.of());
        }
        Forms forms = new Forms(question.language());
        String typed = answer.strip();
        if (forms.of(typed, Set.of()).isEmpty()) {
            return wrong(say.empty(), question, List.of());
        }
        if (question.list() != ListOrder.NO_LIST) {
            return gradeList(question, typed, forms, say);
        }
        Grade best = null;
        for (String candidate : candidates(question)) {
            Grade grade = gradeShort(question, candidate, answer, typed, forms, say);
            if (grade != null && (best == null || grade.score() > best.score())) {
                best = grade;
            }
        }
        if (best != null) {
            return best;
        }
        String bare = forms.bare(typed);
        if (NON_ANSWERS.contains(bare) || bare.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return wrong(say.nonAnswer(reference), question, List.of());
        }
        for (String other : question.otherAnswers()) {
            if (forms.differences(other, typed) != null) {
                return wrong(say.otherCard(reference), question, List.of());
            }
        }
        return gradeSentence(question, reference, answer, forms, say);
    }

    private Grade wrong(String explanation, Question question, List<Slip> slips) {
        List<KeyPoint> missing = points(question).stream()
                .map(point -> new KeyPoint(point, KeyPoint.Status.PROBABLY_MISSING, List.of()))
                .toList();
        return Grade.builder(Verdict.INCORRECT, 0)
                .credit(0)
                .slips(slips)
                .keyPoints(missing)
                .explanation(explanation)
                .grader(ID, version())
                .build();
    }

    private static List<String> points(Question question) {
        return !question.keyPoints().isEmpty()
                ? question.keyPoints()
                : question.list() != ListOrder.NO_LIST
                        ? question.references()
                        : Sentences.parts(question.references().get(0));
    }

    /** Each right answer, with and without what stands in parentheses or may be left out. */
    private static Set<String> candidates(Question question) {
        Set<String> all = new LinkedHashSet<>();
        List<String> whole = new ArrayList<>(question.references());
        whole.addAll(question.alternatives());
        for (String text : whole) {
            all.add(text);
            String without = text;
            for (String part : question.optionalParts()) {
                without = part.isBlank() ? without : without.replace(part, " ");
            }
            addIfSaid(all, without);
            addIfSaid(all, PARENTHESES.matcher(without).replaceAll(" "));
            addIfSaid(all, PARENTHESES.matcher(text).replaceAll("$1"));
        }
        all.removeIf(String::isBlank);
        return all;
    }

    private static void addIfSaid(Set<String> all, String text) {
        if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
            all.add(text.strip());
        }
    }

    private @Nullable Grade gradeShort(Question question, String candidate, String answer,
            String typed, Forms forms, Explanations say) {
        Set<Kind> differences = forms.differences(candidate, typed);
        int start = answer.indexOf(typed);
        if (differences == null && Numbers.in(candidate).size() > 0
                && Numbers.sameValues(candidate, typed)) {
            differences = forms.differences(Numbers.withoutNumbers(candidate),
                    Numbers.withoutNumbers(typed));
        }
        if (differences != null) {
            List<Slip> slips = differences.stream()
                    .map(kind -> new Slip(kind, start, start + typed.length(), candidate))
                    .toList();
            return slips.isEmpty()
                    ? accepted(Verdict.CORRECT, 1, slips, question, say.correct())
                    : withSlips(slips, question, candidate, say);
        }
        if (!Numbers.in(candidate).isEmpty() || !Numbers.in(typed).isEmpty()
                || question.otherAnswers()
                        .stream()
                        .anyMatch(other -> forms.differences(other, typed) != null)) {
            return null;
        }
        OptionalInt typos = Typos.between(forms.bare(candidate), forms.bare(typed));
        return typos.isEmpty()
                ? null
                : withSlips(List.of(new Slip(Kind.TYPO, start, start + typed.length(), candidate)),
                        question, candidate, say);
    }

    private @Nullable Grade withSlips(List<Slip> slips, Question question, String candidate,
            Explanations say) {
        boolean forgiven = slips.stream().allMatch(s -> policy.forgiven().contains(s.kind()));
        boolean tolerated = slips.stream()
                .allMatch(s -> policy.forgiven().contains(s.kind())
                        || policy.tolerated().contains(s.kind()));
        if (forgiven) {
            return accepted(Verdict.CORRECT, 0.98, slips, question, say.correct());
        }
        if (tolerated) {
            return accepted(Verdict.CORRECT_WITH_SLIPS, 0.9, slips, question,
                    say.slips(slips, candidate));
        }
        return wrong(say.slips(slips, candidate), question, slips);
    }

    private Grade accepted(Verdict verdict, double score, List<Slip> slips, Question question,
            String explanation) {
        List<KeyPoint> covered = points(question).stream()
                .map(point -> new KeyPoint(point, KeyPoint.Status.COVERED, List.of()))
                .toList();
        return Grade.builder(verdict, score)
                .credit(1)
                .slips(slips)
                .keyPoints(covered)
                .explanation(explanation)
                .grader(ID, version())
                .build();
    }

    private Grade gradeList(Question question, String typed, Forms forms, Explanations say) {
        List<String> items = question.references();
        List<String> given = new ArrayList<>();
        for (String part : BETWEEN_ITEMS.split(typed)) {
            if (!part.isBlank()) {
                given.add(part.strip());
            }
        }
        List<KeyPoint> points = new ArrayList<>();
        boolean[] used = new boolean[given.size()];
        List<Slip> slips = new ArrayList<>();
        boolean inOrder = true;
        int last = -1;
        int hits = 0;
        for (String item : items) {
            int at = -1;
            for (int i = 0; i < given.size() && at < 0; i++) {
                Grade one = used[i]
                        ? null
                        : gradeShort(Question.builder("")
                                .language(question.language())
                                .reference(item)
                                .build(), item, given.get(i), given.get(i), forms, say);
                if (one != null && one.accepted()) {
                    at = i;
                    one.slips()
                            .stream()
                            .filter(s -> !policy.forgiven().contains(s.kind()))
                            .forEach(slips::add);
                }
            }
            if (at >= 0) {
                used[at] = true;
                inOrder &= at > last;
                last = at;
                hits++;
            }
            points.add(new KeyPoint(item,
                    at >= 0 ? KeyPoint.Status.COVERED : KeyPoint.Status.PROBABLY_MISSING,
                    at >= 0 ? List.of(given.get(at)) : List.of()));
        }
        double credit = hits / (double) items.size();
        boolean ordered = question.list() != ListOrder.ORDERED || inOrder;
        boolean extra = given.size() > hits;
        Verdict verdict = hits == items.size() && ordered && !extra
                ? slips.isEmpty() ? Verdict.CORRECT : Verdict.CORRECT_WITH_SLIPS
                : hits > 0 ? Verdict.PARTIAL : Verdict.INCORRECT;
        double score = switch (verdict) {
            case CORRECT -> 1;
            case CORRECT_WITH_SLIPS -> 0.9;
            default -> Math.min(0.4, 0.4 * credit);
        };
        return Grade.builder(verdict, score)
                .credit(credit)
                .keyPoints(points)
                .slips(List.of())
                .explanation(verdict.accepted()
                        ? say.correct()
                        : ordered ? say.items(hits, items) : say.order(items))
                .grader(ID, version())
                .build();
    }

    private Grade gradeSentence(Question question, String firstReference, String answer,
            Forms forms,
            Explanations say) {
        Locale language = question.language();
        Sentences sentences = new Sentences(words, question.prompt(), language);
        List<Word> typed = sentences.words(answer);
        double score = 0;
        boolean denied = false;
        boolean repeated = true;
        List<String> references = new ArrayList<>(question.references());
        references.addAll(question.alternatives());
        String nearest = firstReference;
        for (String reference : references) {
            if (reference.isBlank()) {
                continue;
            }
            Sentences.Likeness likeness = sentences.compare(reference, typed);
            boolean shortReference = Words.content(sentences.words(reference)).size() <= 3;
            double one = shortReference && (likeness.coverage() < 1 || likeness.precision() < 0.6)
                    ? Math.min(0.4, likeness.score() * 0.5)
                    : likeness.score();
            if (!Numbers.in(reference).isEmpty() && !Numbers.in(answer).isEmpty()
                    && !Numbers.sameValues(reference, answer)) {
                one = Math.min(one, 0.2);
            }
            repeated &= sentences.onlyRepeatsTheQuestion(reference, typed);
            if (one > score || nearest.equals(reference)) {
                score = Math.max(score, one);
                denied = likeness.negated() && likeness.coverage() >= 0.5;
                nearest = reference;
            }
        }
        if (repeated || forms.differences(question.prompt(), answer) != null) {
            return wrong(say.repeated(firstReference), question, List.of());
        }
        List<KeyPoint> keyPoints = points(question).stream()
                .map(point -> sentences.keyPoint(point, typed))
                .toList();
        double credit = keyPoints.stream()
                .filter(point -> point.status() == KeyPoint.Status.COVERED)
                .count()
                / (double) keyPoints.size();
        Verdict verdict = denied
                ? Verdict.CONTRADICTORY
                : score >= policy.acceptFrom()
                        ? Verdict.CORRECT
                        : score >= policy.rejectBelow()
                                ? Verdict.UNSURE
                                : credit > 0 && keyPoints.size() > 1 || score >= 0.3
                                        ? Verdict.PARTIAL
                                        : Verdict.INCORRECT;
        return Grade.builder(verdict, score)
                .credit(verdict.accepted()
                        ? Math.max(credit, score)
                        : denied ? 0 : Math.min(credit, 0.99))
                .keyPoints(keyPoints)
                .explanation(say.sentence(verdict, keyPoints, nearest))
                .grader(ID, version())
                .build();
    }
}
