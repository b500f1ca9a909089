package dev.cardstock.study;

import dev.cardstock.deck.Library;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerProgress;
import dev.cardstock.study.mastery.MasteryMeter;
import dev.cardstock.study.set.StudySet;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Shown in the documentation. */
final class Snippets {
    private Snippets() {}

    static StudySet set(Library library) {
        // @start region="set"
        StudySet set = StudySet.of(library);
        set.empty().forEach(card -> System.out.println(card + " has an empty side"));
        // @end
        return set;
    }

    static void study(StudySet set, String typed) {
        // @start region="study"
        Study study = Study.builder(set).seed(42).build();
        Learner ann = Learner.inMemory();
        LearnSession session = study.learn(ann, LearnSettings.defaults());
        for (Optional<StudyQuestion> next = session.next(); next.isPresent(); next = session
                .next()) {
            StudyQuestion question = next.get();
            Feedback feedback = session.answer(switch (question.type()) {
                case MULTIPLE_CHOICE -> new Response.Chosen(0);
                case TRUE_FALSE -> new Response.Judged(true);
                case TYPED, CLOZE -> Response.typed(typed);
                default -> Response.known();
            });
            System.out.println(feedback.isRight() ? "right" : "no, " + feedback.expected());
        }
        // @end
    }

    static String table(StudySet set, LearnerProgress ann, LearnerProgress bob, Instant now) {
        // @start region="table"
        MasteryMeter meter = MasteryMeter.of(set);
        return meter.table(Map.of("Ann", ann, "Bob", bob), now).toText();
        // @end
    }
}
