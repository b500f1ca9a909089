package dev.cardstock.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStore.Progress;
import dev.cardstock.progress.StaleRevisionException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every store does what a map of lists does. */
class StoreModelTest {
    private static final int STEPS = 120;

    @TempDir
    Path folder;

    private final Map<String, List<ProgressEvent>> model = new HashMap<>();

    static Stream<Arguments> kindsAndSeeds() {
        return Arrays.stream(StoreKind.values())
                .flatMap(kind -> LongStream.rangeClosed(1,
                        kind == StoreKind.MEMORY || kind == StoreKind.FILE ? 8 : 1)
                        .mapToObj(seed -> Arguments.of(kind, seed)));
    }

    @ParameterizedTest
    @MethodSource("kindsAndSeeds")
    void aStoreDoesWhatAMapOfListsDoes(StoreKind kind, long seed) throws IOException {
        ProgressStore store = kind.open(folder);
        Random random = new Random(seed);
        RandomEvents some = new RandomEvents(random);
        List<String> learners = IntStream.range(0, 6).mapToObj(i -> some.text(20) + i).toList();
        for (int step = 0; step < STEPS; step++) {
            String learner = learners.get(random.nextInt(learners.size()));
            switch (random.nextInt(12)) {
                case 0 -> {
                    store.erase(learner);
                    model.remove(learner);
                }
                case 1 -> {
                    if (kind != StoreKind.MEMORY) {
                        store.close();
                        store = kind.open(folder);
                    }
                }
                case 2 -> refuse(store, learner, random, some.events(3));
                default -> append(store, learner, some.events(5));
            }
            check(store, learner, seed, step);
        }
        for (String learner : learners) {
            check(store, learner, seed, STEPS);
        }
        store.close();
    }

    private void append(ProgressStore store, String learner, List<ProgressEvent> events)
            throws IOException {
        List<ProgressEvent> known = model.getOrDefault(learner, List.of());
        assertThat(store.append(learner, known.size(), events))
                .isEqualTo(known.size() + events.size());
        if (!events.isEmpty()) {
            model.computeIfAbsent(learner, unknown -> new ArrayList<>()).addAll(events);
        }
    }

    private void refuse(ProgressStore store, String learner, Random random,
            List<ProgressEvent> events) {
        int known = model.getOrDefault(learner, List.of()).size();
        int wrong = known + (random.nextBoolean() ? 1 : -1) * (1 + random.nextInt(3));
        assertThatThrownBy(() -> store.append(learner, wrong, events)).isInstanceOfSatisfying(
                StaleRevisionException.class, e -> assertThat(e.actual()).isEqualTo(known));
    }

    private void check(ProgressStore store, String learner, long seed, int step)
            throws IOException {
        List<ProgressEvent> known = model.getOrDefault(learner, List.of());
        assertThat(store.load(learner)).as("seed %d, step %d", seed, step)
                .isEqualTo(new Progress(known, known.size()));
        assertThat(store.learners()).as("seed %d, step %d", seed, step).isEqualTo(model.keySet());
    }
}
