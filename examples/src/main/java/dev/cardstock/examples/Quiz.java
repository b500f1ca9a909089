package dev.cardstock.examples;

import dev.cardstock.deck.Library;
import dev.cardstock.study.Feedback;
import dev.cardstock.study.LearnSession;
import dev.cardstock.study.LearnSettings;
import dev.cardstock.study.Response;
import dev.cardstock.study.Study;
import dev.cardstock.study.StudyQuestion;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.QuestionType;
import dev.cardstock.study.set.StudySet;
import java.nio.charset.StandardCharsets;
import java.util.Scanner;
import java.util.Set;

/** A quiz in thirty lines: answers are typed, and a missed question comes again. */
public final class Quiz {
    private Quiz() {}

    /**
     * Asks until all is learned, or the input ends.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Library library = Library.builder("Capitals")
                .card("Capital of France?", "Paris")
                .card("Capital of Norway?", "Oslo")
                .card("Capital of Peru?", "Lima")
                .build();
        LearnSession session = Study.of(StudySet.of(library))
                .learn(Learner.inMemory(),
                        LearnSettings.defaults().withTypes(Set.of(QuestionType.TYPED)));
        Scanner typed = new Scanner(System.in, StandardCharsets.UTF_8);
        while (session.next().isPresent() && typed.hasNextLine()) {
            StudyQuestion question = session.next().get();
            System.out.println(session.position() + "  " + question.prompt());
            Feedback feedback = session.answer(Response.typed(typed.nextLine()));
            System.out.println(feedback.isRight() ? "Right." : "No: " + feedback.expected());
        }
        System.out.println(session.levels());
    }
}
