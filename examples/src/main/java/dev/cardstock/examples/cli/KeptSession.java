package dev.cardstock.examples.cli;

import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStore.Progress;
import dev.cardstock.progress.StaleRevisionException;
import dev.cardstock.study.Study;
import dev.cardstock.study.StudySession;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The session of a mode that a learner has not finished, kept among the learner's events. */
final class KeptSession {
    /** The kind of the event that says which deck is studied. */
    static final String DECK = "cli.deck";
    private static final String SESSION = "cli.session";

    /** A store takes no longer events than a million characters. */
    private static final int LONGEST = 900_000;

    private final ProgressStore store;
    private final String learner;
    private final String deck;
    private final Mode mode;
    private @Nullable String last;

    KeptSession(ProgressStore store, String learner, Path deck, Mode mode) {
        this.store = store;
        this.learner = learner;
        this.deck = deck.toAbsolutePath().normalize().toString();
        this.mode = mode;
    }

    /** Says which deck the progress is of, so that it can be shown without the deck being named. */
    void rememberDeck(String title) throws IOException {
        List<ProgressEvent> events = store.load(learner).events();
        boolean known = events.stream()
                .filter(event -> event.kind().equals(DECK))
                .reduce((first, second) -> second)
                .filter(event -> deck.equals(event.values().get("path")))
                .isPresent();
        if (!known) {
            append(DECK, "title", title);
        }
    }

    @Nullable
    StudySession resume(Study study, Learner of) throws IOException {
        String json = store.load(learner)
                .events()
                .stream()
                .filter(event -> event.kind().equals(SESSION)
                        && mode.key().equals(event.values().get("mode"))
                        && deck.equals(event.values().get("path")))
                .reduce((first, second) -> second)
                .map(event -> event.values().getOrDefault("session", ""))
                .orElse("");
        if (json.isEmpty()) {
            return null;
        }
        last = json;
        try {
            StudySession session = study.resume(of, json);
            return session.isFinished() ? null : session;
        } catch (IllegalArgumentException e) {
            // The deck was changed since: what was learned is kept, a new session begins.
            return null;
        }
    }

    /** Keeps a session that is not finished; forgets the one that was kept before otherwise. */
    synchronized void keep(StudySession session) {
        String json = session.isFinished() || mode == Mode.MATCH ? "" : session.toJson();
        if (json.length() > LONGEST) {
            // What was answered is kept all the same; only the round is not.
            json = "";
        }
        if (json.equals(last == null ? "" : last)) {
            return;
        }
        try {
            append(SESSION, "session", json);
            last = json;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void append(String kind, String name, String value) throws IOException {
        TreeMap<String, String> values = new TreeMap<>();
        values.put("path", deck);
        values.put("mode", mode.key());
        values.put(name, value);
        ProgressEvent event = new ProgressEvent(Instant.now(), kind, null, values);
        for (int attempt = 0;; attempt++) {
            Progress progress = store.load(learner);
            try {
                store.append(learner, progress.revision(), List.of(event));
                return;
            } catch (StaleRevisionException e) {
                if (attempt == 10) {
                    throw e;
                }
            }
        }
    }
}
