package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * A process that is killed at any moment has kept what it acknowledged. How often it is killed is the
 * system property {@code cardstock.kills}.
 */
class KillTest {
    private static final int KILLS = Integer.getInteger("cardstock.kills", 10);

    /** A learner's events are read whole after every kill: so many kills to a learner. */
    private static final int KILLS_PER_LEARNER = 25;
    private static final int ERASE_EVERY = 6;

    @TempDir
    Path folder;

    @TempDir
    Path library;

    /** Append number n: of one to four events. */
    private static List<ProgressEvent> batch(int n) {
        return batch(n, "x");
    }

    private static List<ProgressEvent> batch(int n, String answer) {
        return IntStream.rangeClosed(0, n % 4)
                .mapToObj(i -> new ProgressEvent(Instant.ofEpochSecond(n), n + "." + i, null,
                        new TreeMap<>(Map.of("answer", answer.repeat(n % 50)))))
                .toList();
    }

    /** Appends, and says so each time, until it is killed; now and then it appends and erases another learner. */
    static final class Child {
        private Child() {}

        public static void main(String[] args) throws IOException {
            ProgressStore store = StoreKind.valueOf(args[0]).open(Path.of(args[1]));
            String learner = args[2];
            List<ProgressEvent> known = store.load(learner).events();
            long revision = known.size();
            for (int n = appends(known);; n++) {
                if (n % ERASE_EVERY == ERASE_EVERY - 1) {
                    store.append("secret", store.load("secret").revision(), batch(n, "secret"));
                    store.erase("secret");
                }
                revision = store.append(learner, revision, batch(n));
                System.out.println(n);
                System.out.flush();
            }
        }
    }

    /** Of how many whole appends the events are. */
    private static int appends(List<ProgressEvent> events) {
        if (events.isEmpty()) {
            return 0;
        }
        String last = events.get(events.size() - 1).kind();
        return Integer.parseInt(last.substring(0, last.indexOf('.'))) + 1;
    }

    @ParameterizedTest
    @EnumSource(names = {"FILE", "SQLITE"})
    void whatWasAcknowledgedIsThereAfterAKill(StoreKind kind) throws Exception {
        List<String> properties = kind == StoreKind.FILE ? List.of() : unpackedLibrary();
        int known = 0;
        int acknowledgements = 0;
        int inFlight = 0;
        int unfinished = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Random random = new Random(kill);
            String learner = "learner " + kill / KILLS_PER_LEARNER;
            known = kill % KILLS_PER_LEARNER == 0 ? 0 : known;
            int acknowledged = killed(kind, properties, learner, random);
            try (ProgressStore store = kind.open(folder)) {
                List<ProgressEvent> kept = store.load(learner).events();
                int appends = appends(kept);
                assertThat(kept).as("kill %d", kill)
                        .isEqualTo(IntStream.range(0, appends)
                                .boxed()
                                .flatMap(n -> batch(n).stream())
                                .toList());
                assertThat(appends).as("kill %d", kill)
                        .isBetween(acknowledged + 1, acknowledged + 2);
                acknowledgements += acknowledged + 1 - known;
                inFlight += appends - acknowledged - 1;
                known = appends;
                if (store.load("secret").revision() > 0) {
                    // It was killed before the erasure was done.
                    assertThat((acknowledged + 1) % ERASE_EVERY).as("kill %d", kill)
                            .isEqualTo(ERASE_EVERY - 1);
                    unfinished++;
                    store.erase("secret");
                }
            }
            assertNoSecret(kill);
        }
        System.out.printf(
                "%s: %d kills, %d appends acknowledged and kept, %d kept besides, %d erasures"
                        + " cut short%n",
                kind, KILLS, acknowledgements, inFlight, unfinished);
    }

    /** Starts a child, kills it, and gives the last append that it acknowledged. */
    private int killed(StoreKind kind, List<String> properties, String learner, Random random)
            throws IOException, InterruptedException {
        Process process = OtherProcess.start(Child.class, properties, kind.name(),
                folder.toString(), learner);
        int last = -1;
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), UTF_8))) {
            int left = random.nextInt(1, 12);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                last = Integer.parseInt(line);
                left--;
                if (left == 0) {
                    LockSupport.parkNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(6)));
                    // By its handle, which leaves the stream open: more may have been acknowledged.
                    process.toHandle().destroyForcibly();
                }
            }
            assertThat(left).as("acknowledged before it was killed").isNotPositive();
        }
        process.waitFor();
        return last;
    }

    private void assertNoSecret(int kill) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), ISO_8859_1)).as("kill %d", kill)
                        .doesNotContain("secret");
            }
        }
    }

    /** SQLite's library, which every child would unpack for itself and leave behind. */
    private List<String> unpackedLibrary() throws IOException {
        String name = System.mapLibraryName("sqlitejdbc");
        try (InputStream in = LibraryLoaderUtil.class
                .getResourceAsStream(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            Files.copy(in, library.resolve(name));
        }
        return List.of("-Dorg.sqlite.lib.path=" + library, "-Dorg.sqlite.lib.name=" + name);
    }
}
