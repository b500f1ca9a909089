package dev.cardstock.grading;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.KeyPoint;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Slip;
import dev.cardstock.answer.Slip.Kind;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.language.Numbers;
import dev.cardstock.grading.language.Typos;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Grades words, phrases, numbers and lists by what they differ in from a right answer. */
final class ShortAnswers {
    private static final Pattern PARENTHESES = Pattern.compile("\\(([^()]{0,200})\\)");
    private static final Pattern BETWEEN_ITEMS = Pattern
            .compile("\\s*(?:[,;\\n、،]|\\s+(?:and|und|et|y|e|och|en|и)\\s+)\\s*");

    private final GradingPolicy policy;

    ShortAnswers(GradingPolicy policy) {
        this.policy = policy;
    }

    /** The grade if the answer is a right one but for slips, or the question's answer is a list; else null. */
    @Nullable
    Grade grade(Question question, String answer, Forms forms, Explanations say) {
        String typed = answer.strip();
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
        return best;
    }

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
                    ? Grades.accepted(Verdict.CORRECT, 1, slips, question, say.correct())
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
            return Grades.accepted(Verdict.CORRECT, 0.98, slips, question, say.correct());
        }
        if (tolerated) {
            return Grades.accepted(Verdict.CORRECT_WITH_SLIPS, 0.9, slips, question,
                    say.slips(slips, candidate));
        }
        return Grades.wrong(say.slips(slips, candidate), question, slips);
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
                .grader(SemanticGrader.ID, SemanticGrader.VERSION)
                .build();
    }
}
