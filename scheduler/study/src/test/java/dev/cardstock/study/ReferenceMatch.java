package dev.cardstock.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Markup;
import dev.cardstock.study.ReferenceSet.Entry;
import dev.cardstock.study.mastery.LearnerEvent.MatchDone;
import dev.cardstock.study.mastery.QuestionType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A game of matching by the rules. */
final class ReferenceMatch implements Reference {
    static final int LONGEST = 120;

    private final ReferenceSet set;
    private final MatchSettings settings;
    private final Instant begin;
    private final List<CardId> board;
    private final List<CardId> left = new ArrayList<>();
    private int misses;
    private @Nullable Instant end;

    ReferenceMatch(ReferenceSet set, MatchSettings settings, Instant begin, StudyQuestion first) {
        this.set = set;
        this.settings = settings;
        this.begin = begin;
        board = first.cards();
        checkBoard(set, first);
        assertThat(board.size()).isBetween(2, settings.pairs());
        restart();
        if (board.size() < settings.pairs()) {
            assertThat(set.entries.values()).as("no further pair fits")
                    .noneMatch(entry -> !board.contains(entry.id()) && isShort(entry)
                            && board.stream()
                                    .allMatch(
                                            other -> set.mayBeMatched(entry, set.entry(other),
                                                    -1e-9)));
        }
    }

    /** Both sides are unique, short, and what they are in the deck; no two ask nearly the same. */
    static void checkBoard(ReferenceSet set, StudyQuestion question) {
        List<CardId> cards = question.cards();
        assertThat(cards).doesNotHaveDuplicates();
        assertThat(question.prompts()).hasSameSizeAs(cards);
        List<String> prompts = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            Entry one = set.entry(cards.get(i));
            assertThat(isShort(one)).isTrue();
            assertThat(set.key(question.prompts().get(i), one.card())).isEqualTo(one.prompt());
            prompts.add(one.prompt().toString());
            assertThat(question.options()
                    .stream()
                    .filter(option -> set.accepts(one.id(), option))).hasSize(1);
            for (CardId card : cards) {
                assertThat(card.equals(one.id()) || set.mayBeMatched(one, set.entry(card), 1e-9))
                        .as("%s beside %s", one.card().prompt(), card)
                        .isTrue();
            }
        }
        assertThat(prompts).doesNotHaveDuplicates();
    }

    static boolean isShort(Entry entry) {
        return isShort(entry.card().prompt()) && isShort(entry.card().expected());
    }

    private static boolean isShort(Markup side) {
        return side.plainText().codePoints().count() <= LONGEST;
    }

    /** Whether any two cards can be matched; figures on the edge count as told. */
    static boolean isPossible(ReferenceSet set, double edge) {
        return set.entries.values()
                .stream()
                .filter(ReferenceMatch::isShort)
                .anyMatch(
                        a -> set.entries.values()
                                .stream()
                                .filter(ReferenceMatch::isShort)
                                .anyMatch(
                                        b -> !a.id().equals(b.id())
                                                && set.mayBeMatched(a, b, edge)));
    }

    @Override
    public void restart() {
        left.clear();
        left.addAll(board);
        misses = 0;
        end = null;
    }

    @Override
    public void asks(StudyQuestion question) {
        assertThat(question.type()).isEqualTo(QuestionType.MATCHING);
        assertThat(question.cards()).containsExactlyInAnyOrderElementsOf(left);
        checkBoard(set, question);
    }

    @Override
    public void done(Deed deed) {
        if (deed.right() && deed.response() instanceof Response.Paired paired) {
            left.remove(deed.question().cards().get(paired.prompt()));
            end = left.isEmpty() ? deed.at() : null;
        } else {
            misses++;
        }
    }

    @Override
    public void asksNothing(StudySession session) {
        assertThat(left).isEmpty();
        assertThat(session.isFinished()).isTrue();
    }

    @Override
    public void compare(StudySession session) {
        MatchSession game = (MatchSession) session;
        assertThat(game.misses()).isEqualTo(misses);
        assertThat(game.pairs()).isEqualTo(board.size());
        if (end == null) {
            assertThat(game.result()).isEmpty();
            return;
        }
        Duration total = Duration.between(begin, end)
                .plus(settings.penalty().multipliedBy(misses));
        boolean eligible = settings.equals(MatchSettings.defaults())
                && total.toMillis() >= 250L * board.size();
        assertThat(game.result())
                .contains(new MatchDone(end, game.id(), total, misses, board.size(), eligible));
    }
}
