package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.deck.CardId;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in the documentation of the stores. */
class StoreSnippetsTest {
    @TempDir
    Path folder;

    @Test
    void keepsAnAnswer() throws IOException {
        Path file = folder.resolve("progress");
        Instant now = Instant.parse("2026-03-20T12:00:00Z");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // @start region="store"
        try (ProgressStore store = FileProgressStore.open(file)) {
            List<ProgressEvent> events = List.of(new ProgressEvent(now, "answered",
                    CardId.parse("note-17/forward"), new TreeMap<>(Map.of("answer", "Canberra"))));
            long revision = store.load("ann").revision();
            try {
                store.append("ann", revision, events);
            } catch (StaleRevisionException e) {
                // Another session of ann's was quicker: look at what it did, then append to that.
                store.append("ann", e.actual(), events);
            }
            LearnerExport.write(store, "ann", out);
            store.erase("ann");
        }
        // @end
        assertThat(out.toString(UTF_8)).contains("Canberra");
    }
}
