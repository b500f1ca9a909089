package dev.cardstock.formats.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.deck.CardId;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.review.CardSchedule;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes text in which the schedules of cards stand beside the cards. They come after the notes, so that
 * the text waits for them.
 */
public abstract class ScheduledOutput extends TextOutput {
    private static final int TEXT = 0;
    private static final int PLACE = 1;

    private final Spool spool = new Spool();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private final DataOutputStream pieces = new DataOutputStream(piece);
    private final Map<CardId, CardSchedule> schedules = new HashMap<>();

    /**
     * Where the schedules of the cards of a note stand.
     *
     * @param note the note's id
     * @param parts the parts of its cards, in order
     * @param details what the format needs to write them
     */
    protected record Place(String note, List<String> parts, List<String> details) {}

    /**
     * Opens the target.
     *
     * @param target where to write
     * @param dropped is told what the format cannot hold
     * @param format the format
     * @param inside as for {@link TextOutput}
     * @throws IOException if it cannot be opened
     */
    protected ScheduledOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format,
            String inside) throws IOException {
        super(target, dropped, format, inside);
    }

    /**
     * The text of schedules.
     *
     * @param place where they are to stand
     * @param found the schedule of each part, null for one without
     * @return the text; may be empty
     * @throws IOException if what it needs cannot be read
     */
    protected abstract String text(Place place, List<@Nullable CardSchedule> found)
            throws IOException;

    /**
     * Writes text.
     *
     * @param text the text
     * @throws IOException if it cannot be kept
     */
    protected final void write(String text) throws IOException {
        pieces.writeByte(TEXT);
        string(text);
        keep();
    }

    /**
     * Leaves a place for schedules, which come later.
     *
     * @param note the note's id
     * @param parts the parts of its cards, in order
     * @param details what the format needs to write them
     * @throws IOException if it cannot be kept
     */
    protected final void place(String note, List<String> parts, List<String> details)
            throws IOException {
        pieces.writeByte(PLACE);
        string(note);
        strings(parts);
        strings(details);
        keep();
    }

    private void string(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        pieces.writeInt(bytes.length);
        pieces.write(bytes);
    }

    private void strings(List<String> texts) throws IOException {
        pieces.writeInt(texts.size());
        for (String text : texts) {
            string(text);
        }
    }

    private void keep() throws IOException {
        spool.write(piece.toByteArray());
        piece.reset();
    }

    @Override
    public final void schedule(CardSchedule schedule) {
        schedules.put(schedule.card(), schedule);
    }

    @Override
    protected void end() throws IOException {
        try (DataInputStream in = new DataInputStream(spool.open())) {
            for (int kind = in.read(); kind >= 0; kind = in.read()) {
                if (kind == TEXT) {
                    out.write(string(in));
                } else {
                    place(new Place(string(in), strings(in), strings(in)));
                }
            }
        }
        for (CardSchedule left : schedules.values()) {
            super.schedule(left);
        }
    }

    private void place(Place place) throws IOException {
        List<@Nullable CardSchedule> found = new ArrayList<>();
        for (String part : place.parts) {
            found.add(schedules.remove(new CardId(place.note, part)));
        }
        out.write(text(place, found));
    }

    private static String string(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), UTF_8);
    }

    private static List<String> strings(DataInputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            texts.add(string(in));
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        try (spool) {
            super.close();
        }
    }
}
