package dev.cardstock.study;

import dev.cardstock.answer.AnswerGrader;
import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import java.util.Locale;

/** Gives the verdict that the answer names; a partial answer has a credit of .5. */
final class ScriptedGrader implements AnswerGrader {
    @Override
    public String id() {
        return "scripted";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Grade grade(Question question, String answer) {
        Verdict verdict = verdict(answer);
        double score = switch (verdict) {
            case CORRECT, CORRECT_WITH_SLIPS -> 1;
            case PARTIAL, UNSURE -> .5;
            default -> 0;
        };
        return Grade.builder(verdict, score)
                .credit(score)
                .explanation("“" + answer + "”")
                .grader(
                        id(), version())
                .build();
    }

    static Verdict verdict(String answer) {
        for (Verdict verdict : Verdict.values()) {
            if (verdict.name().equals(answer.strip().toUpperCase(Locale.ROOT))) {
                return verdict;
            }
        }
        return Verdict.INCORRECT;
    }
}
