package dev.cardstock.examples;

import dev.cardstock.deck.Library;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.study.LearnSession;
import dev.cardstock.study.LearnSettings;
import dev.cardstock.study.MatchSession;
import dev.cardstock.study.MatchSettings;
import dev.cardstock.study.Response;
import dev.cardstock.study.Study;
import dev.cardstock.study.StudyQuestion;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerProgress;
import dev.cardstock.study.mastery.MasteryMeter;
import dev.cardstock.study.set.Item;
import dev.cardstock.study.set.StudySet;
import dev.cardstock.study.store.MemoryProgressStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Two learners study one set, and their teacher looks at the table. */
public final class Classroom {
    private Instant now = Instant.parse("2026-03-02T09:00:00Z");
    private final StudySet set;
    private final Study study;

    private Classroom(Library library) {
        set = StudySet.of(library);
        study = Study.builder(set).clock(() -> now).seed(7).build();
    }

    /**
     * Prints the table.
     *
     * @param args none
     * @throws IOException never, for nothing is written
     */
    public static void main(String[] args) throws IOException {
        Classroom classroom = new Classroom(Library.builder("Rivers")
                .card("Longest river of France", "Loire")
                .card("River through Vienna", "Danube")
                .card("River through London", "Thames")
                .card("River through Cairo", "Nile")
                .card("River through Rome", "Tiber")
                .card("River through Cologne", "Rhine")
                .build());
        try (ProgressStore store = new MemoryProgressStore()) {
            System.out.print(classroom.table(store));
        }
    }

    private String table(ProgressStore store) throws IOException {
        learn(Learner.of(store, "Ada"), 1000);
        match(Learner.of(store, "Ada"));
        learn(Learner.of(store, "Ben"), 9);
        Map<String, LearnerProgress> learners = new TreeMap<>();
        for (String name : store.learners()) {
            learners.put(name, Learner.of(store, name).progress());
        }
        return MasteryMeter.of(set).table(learners, now).toText();
    }

    private void learn(Learner learner, int answers) {
        LearnSession session = study.learn(learner, LearnSettings.defaults());
        for (int i = 0; i < answers && session.next().isPresent(); i++) {
            now = now.plus(Duration.ofSeconds(5));
            session.answer(right(session.next().get()));
        }
    }

    private void match(Learner learner) {
        MatchSession session = study.match(learner, MatchSettings.defaults());
        while (session.next().isPresent()) {
            now = now.plus(Duration.ofSeconds(2));
            session.answer(right(session.next().get()));
        }
    }

    private Response right(StudyQuestion question) {
        Item item = set.item(question.card()).orElseThrow();
        return switch (question.type()) {
            case MULTIPLE_CHOICE -> new Response.Chosen(question.options().indexOf(item.answer()));
            case TRUE_FALSE -> new Response.Judged(question.options().contains(item.answer()));
            case TYPED, CLOZE -> Response.typed(item.answer().plainText());
            case MATCHING -> new Response.Paired(0, question.options().indexOf(item.answer()));
            case SELF_RATED -> Response.known();
        };
    }
}
