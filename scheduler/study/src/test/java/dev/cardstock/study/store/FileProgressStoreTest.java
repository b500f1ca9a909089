package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.CardstockException;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileProgressStoreTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("progress");
    }

    private static ProgressEvent event(String kind) {
        return new ProgressEvent(Instant.EPOCH, kind, null,
                new TreeMap<>(Map.of("answer", "é " + kind)));
    }

    private static List<ProgressEvent> batch(int n) {
        return IntStream.rangeClosed(0, n % 3).mapToObj(i -> event(n + "." + i)).toList();
    }

    /** The appends of ann, each with the size that the file had before. */
    private record Written(List<List<ProgressEvent>> batches, List<Long> sizes) {
        List<ProgressEvent> events(int count) {
            return batches.subList(0, count).stream().flatMap(List::stream).toList();
        }

        /** How many appends lie before a place. */
        int before(long place) {
            return (int) sizes.stream().skip(1).filter(size -> size <= place).count();
        }
    }

    private Written written() throws IOException {
        List<List<ProgressEvent>> batches = new ArrayList<>();
        List<Long> sizes = new ArrayList<>();
        try (FileProgressStore store = FileProgressStore.open(file)) {
            sizes.add(Files.size(file));
            int revision = 0;
            for (int n = 0; n < 5; n++) {
                store.append("ann", revision, batch(n));
                revision += batch(n).size();
                batches.add(batch(n));
                sizes.add(Files.size(file));
            }
        }
        return new Written(batches, sizes);
    }

    @Test
    void aFileThatIsCutAnywhereHasTheAppendsBeforeIt() throws IOException {
        Written written = written();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            List<ProgressEvent> kept = new ArrayList<>(written.events(written.before(length)));
            try (FileProgressStore store = FileProgressStore.open(file)) {
                assertThat(store.load("ann")).as("cut at %d", length)
                        .isEqualTo(new Progress(kept, kept.size()));
                if (length % 4 == 0) {
                    store.append("ann", kept.size(), List.of(event("new")));
                    kept.add(event("new"));
                }
            }
            try (FileProgressStore store = FileProgressStore.open(file)) {
                assertThat(store.load("ann").events()).as("cut at %d", length).isEqualTo(kept);
            }
        }
    }

    @Test
    void aFileThatGrewButWasNotWrittenHasTheAppendsBeforeIt() throws IOException {
        Written written = written();
        byte[] whole = Files.readAllBytes(file);
        long last = written.sizes().get(4);
        for (int length = (int) last + 1; length <= whole.length + 600; length += 7) {
            byte[] torn = Arrays.copyOf(Arrays.copyOf(whole, (int) last), length);
            Files.write(file, torn);
            try (FileProgressStore store = FileProgressStore.open(file)) {
                assertThat(store.load("ann").events()).as("%d bytes", length)
                        .isEqualTo(written.events(4));
            }
        }
    }

    @Test
    void aFlippedBitIsFoundAndNothingIsSkipped() throws IOException {
        Written written = written();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, damaged);
            long begin = written.sizes().get(written.before(at));
            assertThatThrownBy(() -> FileProgressStore.open(file)).as("byte %d", at)
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining(at < written.sizes().get(0)
                            ? "e"
                            : "byte " + begin + ": a record is damaged; restore");
            assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
        }
    }

    @Test
    void aSectorThatIsLostInTheMiddleIsAnErrorAndNoTornEnd() throws IOException {
        try (FileProgressStore store = FileProgressStore.open(file)) {
            for (int n = 0; n < 20; n++) {
                store.append("ann", n, List.of(event("x".repeat(200))));
            }
        }
        byte[] whole = Files.readAllBytes(file);
        Arrays.fill(whole, 1024, 1536, (byte) 0);
        Files.write(file, whole);
        assertThatThrownBy(() -> FileProgressStore.open(file)).isInstanceOf(FormatException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void anAppendThatIsMissingOrThereTwiceIsAnError() throws IOException {
        Written written = written();
        byte[] whole = Files.readAllBytes(file);
        int from = written.sizes().get(1).intValue();
        int to = written.sizes().get(2).intValue();
        byte[] missing = new byte[whole.length - (to - from)];
        System.arraycopy(whole, 0, missing, 0, from);
        System.arraycopy(whole, to, missing, from, whole.length - to);
        byte[] twice = Arrays.copyOf(whole, whole.length + to - from);
        System.arraycopy(whole, from, twice, whole.length, to - from);
        for (byte[] wrong : List.of(missing, twice)) {
            Files.write(file, wrong);
            assertThatThrownBy(() -> FileProgressStore.open(file))
                    .isInstanceOf(FormatException.class)
                    .hasMessageContaining("does not follow the one before");
        }
    }

    @Test
    void otherFilesAndNewerOnesAreRefusedAndLeftAlone() throws IOException {
        Map<String, String> refused = Map.of("{\"format\":\"cardstock-progress\",\"version\":2}\n",
                "version 2, later than 1; use a newer Cardstock",
                "{\"format\":\"cardstock-progress\",\"version\":10}\n#00\n",
                "use a newer Cardstock",
                "My diary\n".repeat(100), "no file of progress", "\0".repeat(1000),
                "no file of progress", "{\"format\":\"cardstock-progress\",\"versio", "");
        for (Map.Entry<String, String> entry : refused.entrySet()) {
            Files.writeString(file, entry.getKey());
            if (entry.getValue().isEmpty()) {
                FileProgressStore.open(file).close();
            } else {
                assertThatThrownBy(() -> FileProgressStore.open(file))
                        .isInstanceOf(FormatException.class)
                        .hasMessageContainingAll(file.toString(), entry.getValue());
                assertThat(file).hasContent(entry.getKey());
            }
        }
    }

    @Test
    void aFileIsOpenOnce() throws IOException {
        try (FileProgressStore store = FileProgressStore.open(file)) {
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> FileProgressStore.open(file))
                        .isInstanceOf(CardstockException.class)
                        .hasMessageContainingAll(file.toString(), "is open in this process",
                                "close it first");
                assertThat(OtherProcess.opening(file)).contains("open by another process",
                        "close it there first");
            }
            store.append("ann", 0, batch(0));
        }
        assertThat(OtherProcess.opening(file)).contains("learners: [ann]");
        FileProgressStore.open(file).close();
    }

    @Test
    void closingAgainDoesNotTakeTheFileFromWhoOpenedItSince() throws IOException {
        FileProgressStore first = FileProgressStore.open(file);
        first.close();
        try (FileProgressStore second = FileProgressStore.open(file)) {
            first.close();
            assertThat(OtherProcess.opening(file)).contains("open by another process");
            assertThat(second.learners()).isEmpty();
        }
        assertThatThrownBy(first::learners).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> first.append("ann", 0, batch(0)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> first.erase("ann")).isInstanceOf(IllegalStateException.class);
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                all.append(each.getFileName()).append(new String(Files.readAllBytes(each), UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void noByteOfAnErasedLearnerIsLeft() throws IOException {
        Files.writeString(folder.resolve("progress.erasing"), "secret of a crash before");
        try (FileProgressStore store = FileProgressStore.open(file)) {
            for (int n = 0; n < 50; n++) {
                store.append("ann", n, List.of(event("open " + n)));
                store.append("secret", n, List.of(event("secret " + n)));
            }
            store.erase("secret");
            assertThat(store.load("ann").revision()).isEqualTo(50);
            store.append("ann", 50, List.of(event("after")));
        }
        assertThat(everything()).doesNotContain("secret").contains("open 49", "after");
        assertThat(folder).isDirectoryNotContaining("glob:**.erasing");
        try (FileProgressStore store = FileProgressStore.open(file)) {
            assertThat(store.learners()).containsExactly("ann");
            assertThat(store.load("ann").events()).hasSize(51).endsWith(event("after"));
        }
    }

    @Test
    void aTornEndIsGoneFromTheFile() throws IOException {
        Written written = written();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));
        FileProgressStore.open(file).close();
        assertThat(Files.size(file)).isEqualTo(written.sizes().get(4));
        assertThat(everything()).doesNotContain("4.1");
    }

    @Test
    void nothingIsErasedWhereTheNewFileCannotBeWritten() throws IOException {
        try (FileProgressStore store = FileProgressStore.open(file)) {
            store.append("ann", 0, batch(1));
            store.append("bob", 0, batch(2));
            Path inTheWay = Files.createDirectories(folder.resolve("progress.erasing/full"));
            assertThatThrownBy(() -> store.erase("ann")).isInstanceOf(IOException.class);
            assertThat(store.load("ann").events()).isEqualTo(batch(1));
            Files.delete(inTheWay);
            store.erase("ann");
            assertThat(store.learners()).containsExactly("bob");
        }
    }

    /** Appends until the disk is full, then what fits, then after erasing something. */
    static final class FillsTheDisk {
        private FillsTheDisk() {}

        public static void main(String[] args) throws IOException {
            try (FileProgressStore store = FileProgressStore.open(Path.of(args[0]))) {
                store.append("bob", 0, List.of(event("y".repeat(3000))));
                int revision = 0;
                try {
                    while (true) {
                        store.append("ann", revision, List.of(event("x".repeat(1500))));
                        revision++;
                    }
                } catch (IOException e) {
                    System.out.println(e.getMessage());
                }
                store.append("ann", revision, List.of(event("small")));
                store.erase("bob");
                store.append("ann", revision + 1, List.of(event("x".repeat(1500))));
                System.out.println("kept " + (revision + 2));
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFullDiskIsToldAndWhatWasThereStays() throws IOException {
        Process process = OtherProcess.start(List.of("sh", "-c", "ulimit -f 32; exec \"$@\"", "sh"),
                FillsTheDisk.class, List.of("-XX:-UsePerfData"), file.toString());
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).contains("the progress of 'ann' was not kept: File too large", "kept ");
        int kept = Integer.parseInt(said.replaceAll("(?s).*kept (\\d+)\\s*", "$1"));
        try (FileProgressStore store = FileProgressStore.open(file)) {
            assertThat(store.learners()).containsExactly("ann");
            assertThat(store.load("ann").revision()).isEqualTo(kept).isGreaterThan(3);
        }
    }

    @Test
    void anInterruptedThreadLeavesTheStoreUsable() throws IOException {
        try (FileProgressStore store = FileProgressStore.open(file)) {
            Thread.currentThread().interrupt();
            store.append("ann", 0, batch(0));
            assertThatThrownBy(() -> store.load("ann")).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.erase("ann")).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
            store.append("ann", 1, batch(0));
            assertThat(store.load("ann").revision()).isEqualTo(2);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theFileKeepsItsPermissionsAndALinkToItStays() throws IOException {
        FileProgressStore.open(file).close();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (FileProgressStore store = FileProgressStore.open(link)) {
            assertThatThrownBy(() -> FileProgressStore.open(file))
                    .hasMessageContaining("open in this process");
            store.append("ann", 0, batch(0));
            store.append("bob", 0, batch(0));
            store.erase("ann");
        }
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(everything()).doesNotContain("ann");
    }

    @Test
    void theFileIsText() throws IOException {
        try (FileProgressStore store = FileProgressStore.open(file)) {
            store.append("änn", 0, List.of(event("said \"é\"")));
        }
        assertThat(Files.readAllLines(file)).hasSize(3)
                .contains("{\"format\":\"cardstock-progress\",\"version\":1}",
                        """
                                {"learner":"änn","from":0,"to":1,"events":[{"time":"1970-01-01T00:00:00Z",\
                                "kind":"said \\"é\\"","values":{"answer":"é said \\"é\\""}}]}""");
    }

    @Test
    void aPlaceWhereNoFileCanBeIsToldBeforeAnythingIsMade() {
        assertThatThrownBy(() -> FileProgressStore.open(folder))
                .hasMessageContainingAll("is a folder", "name a file in it");
        assertThatThrownBy(() -> FileProgressStore.open(folder.resolve("none/progress")))
                .hasMessageContaining("make the folder first");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatIsTooLargeIsRefused() throws IOException {
        try (FileProgressStore store = FileProgressStore.open(file)) {
            String large = "x".repeat(500_000);
            ProgressEvent largest = new ProgressEvent(Instant.EPOCH, "k", null,
                    new TreeMap<>(Map.of("a", large, "b", large.substring(3))));
            store.append("ann", 0, List.of(largest));
            assertThat(store.load("ann").events()).containsExactly(largest);
            assertThatThrownBy(() -> store.append("ann", 1, List.of(new ProgressEvent(Instant.EPOCH,
                    "kk", null, largest.values())))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("event 0 has 1000001 characters, may have 1000000");
            assertThatThrownBy(() -> store.append("ann", 1, java.util.Collections.nCopies(100,
                    largest))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("append them in parts");
            for (String learner : List.of("", "x".repeat(256))) {
                assertThatThrownBy(() -> store.append(learner, 0, batch(0)))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("must have 1 to 255");
            }
            assertThat(store.load("ann").revision()).isEqualTo(1);
        }
    }
}
