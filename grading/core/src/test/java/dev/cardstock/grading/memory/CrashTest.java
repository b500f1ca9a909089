package dev.cardstock.grading.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.CardstockException;
import dev.cardstock.answer.Question;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrashTest {
    private static final Question QUESTION = Question.of("Why?", "Because");
    private static final int BATCH = 3;

    @TempDir
    Path folder;

    /** Batch number n: of one answer if n is even, else of three. */
    private static List<GradedAnswer> batch(int n) {
        return IntStream.range(0, n % 2 == 0 ? 1 : BATCH)
                .mapToObj(i -> GradedAnswer.of(QUESTION, "answer " + n + "." + i, 1,
                        Source.OVERRIDE, "learner " + n))
                .toList();
    }

    private static boolean has(AnswerMemory memory, GradedAnswer answer) {
        return memory.recall(QUESTION, answer.answer()).decision().isPresent();
    }

    /** Writes batches and says which are done, until it is killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] args) throws IOException {
            AnswerMemory memory = AnswerMemory.open(Path.of(args[0]));
            int haltAfter = Integer.parseInt(args[1]);
            AtomicInteger done = new AtomicInteger(-1);
            Thread halting = new Thread(() -> {
                while (done.get() < haltAfter) {
                    Thread.onSpinWait();
                }
                // In the middle of whatever the other thread is doing.
                Runtime.getRuntime().halt(3);
            });
            halting.setDaemon(true);
            halting.start();
            for (int n = 0;; n++) {
                memory.rememberAll(batch(n));
                if (n % 4 == 3) {
                    memory.forgetLearner("learner " + (n - 1));
                }
                System.out.println(n);
                System.out.flush();
                done.set(n);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aKilledProcessLosesNothingThatWasAcknowledged(long seed) throws Exception {
        int haltAfter = 2 + new Random(seed).nextInt(12);
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Writer.class.getName(), folder.toString(),
                seed == 1 ? String.valueOf(Integer.MAX_VALUE) : String.valueOf(haltAfter))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = -1;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Integer.parseInt(line);
                if (seed == 1 && acknowledged >= haltAfter) {
                    // By its handle, which leaves the stream open: more may have been acknowledged.
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        assertThat(acknowledged).as("seed %d", seed).isGreaterThanOrEqualTo(haltAfter);
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            for (int n = 0; n <= acknowledged + 1; n++) {
                boolean forgotten = n % 4 == 2 && n < acknowledged;
                List<Boolean> there = batch(n).stream().map(a -> has(memory, a)).toList();
                assertThat(there).as("batch %d of %d", n, acknowledged).containsOnly(there.get(0));
                if (n < acknowledged || n == acknowledged && n % 4 != 2) {
                    assertThat(there.get(0)).as("batch %d of %d", n, acknowledged)
                            .isEqualTo(!forgotten);
                }
            }
        }
    }

    @Test
    void aPowerFailureAfterAnyStepLosesNothingAndShowsNothingHalfWritten() throws IOException {
        Powerless disk = new Powerless();
        try (AnswerMemory memory = AnswerMemory.over(disk, "disk", new SummedWords())) {
            for (int n = 0; n < 12; n++) {
                memory.rememberAll(batch(n));
                disk.acknowledge();
            }
            memory.forgetLearner("learner 5");
            disk.acknowledge();
            memory.rememberAll(batch(12));
            disk.acknowledge();
        }
        assertThat(disk.moments()).hasSizeGreaterThan(100);
        for (Powerless.Moment moment : disk.moments()) {
            try (AnswerMemory memory = AnswerMemory.over(moment.directory(), "after",
                    new SummedWords())) {
                int acknowledged = moment.acknowledged();
                for (int n = 0; n < 12; n++) {
                    List<Boolean> there = batch(n).stream().map(a -> has(memory, a)).toList();
                    assertThat(there).as("batch %d", n).containsOnly(there.get(0));
                    boolean mayBeGone = n == 5 && acknowledged >= 12;
                    if (n < acknowledged && !mayBeGone) {
                        assertThat(there.get(0)).as("batch %d", n).isTrue();
                    }
                    if (n > acknowledged || n == 5 && acknowledged >= 13) {
                        assertThat(there.get(0)).as("batch %d", n).isFalse();
                    }
                }
                memory.remember(QUESTION, "and it goes on", 1, Source.TEACHER);
                assertThat(memory.recall(QUESTION, "and it goes on").decision()).isPresent();
            }
        }
    }

    @Test
    void whatACrashLeftLyingAboutIsClearedAwayOnOpening() throws IOException {
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            memory.rememberAll(batch(1));
        }
        Files.write(folder.resolve("pending_segments_9"), new byte[]{1, 2, 3});
        Files.write(folder.resolve("_9.cfs"), new byte[100]);
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            assertThat(memory.size()).isEqualTo(BATCH);
        }
        assertThat(folder.resolve("pending_segments_9")).doesNotExist();
        assertThat(folder.resolve("_9.cfs")).doesNotExist();
    }

    /** A disk that is full from some moment on. */
    private static final class FullDisk extends FilterDirectory {
        private boolean full;

        FullDisk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }

        @Override
        public void close() {
            // It is opened again.
        }
    }

    @Test
    void aFullDiskIsReportedAndWhatWasThereStays() throws IOException {
        FullDisk disk = new FullDisk();
        List<GradedAnswer> lost = new ArrayList<>(batch(3));
        try (AnswerMemory memory = AnswerMemory.over(disk, "disk", new SummedWords())) {
            memory.rememberAll(batch(1));
            disk.full = true;
            assertThatThrownBy(() -> memory.rememberAll(lost))
                    .isInstanceOf(CardstockException.class)
                    .hasMessageContainingAll("disk", "cannot be written", "No space left",
                            "make room");
            assertThatThrownBy(memory::size).isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("open it again");
        }
        disk.full = false;
        try (AnswerMemory memory = AnswerMemory.over(disk, "disk", new SummedWords())) {
            assertThat(memory.size()).isEqualTo(BATCH);
            assertThat(lost).noneMatch(answer -> has(memory, answer));
        }
    }
}
