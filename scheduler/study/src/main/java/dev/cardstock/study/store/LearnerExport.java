package dev.cardstock.study.store;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.StaleRevisionException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;

/**
 * All that a store keeps of a learner, as a JSON document to hand to that learner or to take to another
 * store:
 *
 * <pre>{@code
 * {"format":"cardstock-learner","version":1,"learner":"ann","events":[
 * {"time":"2026-03-20T12:00:00.123Z","kind":"answered","card":"note/part","values":{"answer":"x"}},
 * {"time":"2026-03-20T12:00:09.5Z","kind":"ended"}
 * ]}
 * }</pre>
 *
 * <p>The text is UTF-8, with one event on each line. Characters from U+D800 up are written as escapes.
 */
public final class LearnerExport {
    private static final String FORMAT = "cardstock-learner";
    private static final int VERSION = 1;

    private LearnerExport() {}

    /**
     * Writes what a store keeps of a learner.
     *
     * @param store the store
     * @param learner the learner's id; an unknown one gives a document without events
     * @param out takes the document; flushed, not closed
     * @throws IOException if the store cannot be read or the document not written
     */
    public static void write(ProgressStore store, String learner, OutputStream out)
            throws IOException {
        List<ProgressEvent> events = store.load(learner).events();
        BufferedWriter text = new BufferedWriter(
                new OutputStreamWriter(out, StandardCharsets.UTF_8));
        text.write("{\"format\":\"" + FORMAT + "\",\"version\":" + VERSION + ",\"learner\":"
                + EventJson.quoted(EventJson.READABLE, learner) + ",\"events\":[");
        String separator = "\n";
        for (ProgressEvent event : events) {
            text.write(separator);
            text.write(EventJson.written(EventJson.READABLE, event));
            separator = ",\n";
        }
        text.write("\n]}\n");
        text.flush();
    }

    /**
     * Puts what was exported into a store, all or nothing.
     *
     * @param in a document that {@link #write} made; read to its end, not closed
     * @param store the store, which must have nothing of that learner
     * @return the learner's id
     * @throws StaleRevisionException if the store has something of that learner; erase it first, or leave
     *     it
     * @throws FormatException if it is no such document, or of a newer version, or larger than a store
     *     takes at a time
     * @throws IOException if the document cannot be read or the store not written
     */
    public static String read(InputStream in, ProgressStore store) throws IOException {
        requireNonNull(store, "store");
        Parsing parsing = new Parsing();
        try (JsonParser json = EventJson.READABLE.createParser(ObjectReadContext.empty(),
                new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()))) {
            parsing.document(json);
        } catch (JacksonIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw parsing.wrong("it is not UTF-8", e);
            }
            throw e.getCause();
        } catch (JacksonException e) {
            throw parsing.wrong("it is no JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw parsing.wrong(String.valueOf(e.getMessage()), e);
        }
        String learner = requireNonNull(parsing.learner);
        store.append(learner, 0, parsing.events);
        return learner;
    }

    private static final class Parsing {
        private final List<ProgressEvent> events = new ArrayList<>();
        private long size;
        private @Nullable String format;
        private @Nullable String learner;
        private boolean inEvents;

        FormatException wrong(String problem, Exception cause) {
            Location document = Location.of("the exported progress");
            return new FormatException(problem, inEvents
                    ? document.inEntry("events[" + events.size() + "]")
                    : document, "export it again", cause);
        }

        void document(JsonParser json) {
            json.nextToken();
            EventJson.expect(json, JsonToken.START_OBJECT, "an object");
            long version = 0;
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "format" -> format = EventJson.text(json);
                    case "version" -> version = checkedVersion(EventJson.number(json));
                    case "learner" -> learner = Limits.learner(EventJson.text(json));
                    case "events" -> events(json);
                    default -> throw new IllegalArgumentException(
                            "it has an unknown member '" + EventJson.shortened(name) + "'");
                }
            }
            if (!FORMAT.equals(format) || version == 0 || learner == null) {
                throw new IllegalArgumentException(
                        "it is not the exported progress of a learner: it"
                                + " needs the members format (" + FORMAT
                                + "), version and learner");
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("there is more after the end");
            }
        }

        private static long checkedVersion(long version) {
            if (version > VERSION) {
                throw new FormatException("the exported progress is of version " + version
                        + ", later than " + VERSION, Location.UNKNOWN, "use a newer Cardstock");
            }
            return version;
        }

        private void events(JsonParser json) {
            EventJson.expect(json, JsonToken.START_ARRAY, "the list of events");
            inEvents = true;
            while (json.nextToken() != JsonToken.END_ARRAY) {
                ProgressEvent event = EventJson.read(json);
                size += Limits.size(event) + Limits.EVENT_OVERHEAD;
                if (size > Limits.APPEND) {
                    throw new IllegalArgumentException("it has more than " + Limits.APPEND
                            + " characters, which no store takes at a time");
                }
                events.add(event);
            }
            inEvents = false;
        }
    }
}
