package dev.cardstock.study;

import static dev.cardstock.study.Classroom.capitals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.Library;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.LearnerEvent.MatchDone;
import dev.cardstock.study.set.StudySet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MatchSessionTest {
    private final Classroom clock = new Classroom();
    private final Learner learner = Learner.inMemory();

    private MatchDone play(Study study, MatchSettings settings, Duration each, int misses) {
        MatchSession game = study.match(learner, settings);
        for (int i = 0; i < misses; i++) {
            game.answer(Classroom.wrong(study.set(), game.next().orElseThrow()));
        }
        while (game.next().isPresent()) {
            clock.pass(each);
            game.answer(Classroom.right(study.set(), game.next().orElseThrow()));
        }
        return game.result().orElseThrow();
    }

    @Test
    void aCardThatFitsBesideNoOtherDoesNotSpoilTheGame() {
        StudySet set = StudySet.of(Library.builder("Colours")
                .card("any of them", "a colour", AnswerKey.alternatives("red", "green"))
                .card("blood", "red")
                .card("grass", "green")
                .build());
        for (long seed = 0; seed < 20; seed++) {
            Study study = Study.builder(set).clock(clock).seed(seed).build();
            assertThat(study.match(learner, MatchSettings.defaults()).pairs()).isEqualTo(2);
        }
    }

    @Test
    void theBestGameIsTheFastestThatCountsAndThenTheOneWithFewerMisses() {
        Study study = Study.builder(capitals(20)).clock(clock).build();
        assertThat(learner.progress().bestMatch()).isEmpty();
        MatchDone slow = play(study, MatchSettings.defaults(), Duration.ofSeconds(2), 1);
        assertThat(slow).isEqualTo(new MatchDone(clock.instant(), slow.session(),
                Duration.ofSeconds(13), 1, 6, true));
        assertThat(learner.progress().bestMatch()).contains(slow);
        MatchDone forged = play(study, MatchSettings.defaults(), Duration.ofMillis(249), 0);
        assertThat(forged.eligible()).isFalse();
        assertThat(play(study, MatchSettings.defaults().withPairs(2), Duration.ofSeconds(1), 0)
                .eligible()).isFalse();
        assertThat(learner.progress().bestMatch()).contains(slow);
        MatchDone equal = play(study, MatchSettings.defaults(), Duration.ofMillis(13_000 / 6), 0);
        MatchDone best = play(study, MatchSettings.defaults(), Duration.ofMillis(250), 0);
        assertThat(best.eligible()).isTrue();
        assertThat(equal.total()).isLessThan(slow.total());
        assertThat(learner.progress().bestMatch()).contains(best);
    }

    @Test
    void aGameThatIsTakenBackDoesNotCount() {
        Study study = Study.builder(capitals(20)).clock(clock).build();
        MatchSession game = study.match(learner, MatchSettings.defaults());
        while (game.next().isPresent()) {
            clock.pass(Duration.ofSeconds(1));
            game.answer(Classroom.right(study.set(), game.next().orElseThrow()));
        }
        assertThat(learner.progress().bestMatch()).isPresent();
        assertThat(game.undo()).isTrue();
        assertThat(learner.progress().bestMatch()).isEmpty();
        clock.pass(Duration.ofSeconds(10));
        game.answer(Classroom.right(study.set(), game.next().orElseThrow()));
        assertThat(learner.progress().bestMatch().orElseThrow().total())
                .isEqualTo(Duration.ofSeconds(16));
    }

    @Test
    void aGameOnAPartOfTheLibraryDoesNotCount() {
        Library.Builder library = Library.builder("Lands").deck("North");
        for (int i = 0; i < 8; i++) {
            library.card("land" + i, "town" + i);
        }
        Library built = library.build();
        StudySet part = StudySet.builder(built).deck(built.roots().get(0).id()).build();
        Study study = Study.builder(part).clock(clock).build();
        assertThat(play(study, MatchSettings.defaults(), Duration.ofSeconds(1), 0).eligible())
                .isFalse();
    }
}
