package dev.cardstock.formats.zip;

import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.text.TextOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes notes into a zip as {@link TextOutput} writes them into a text, and keeps media for the end. */
public abstract class ZipOutput extends TextOutput {
    /** Takes the entries. */
    protected final ZipWriter zip;

    private final Map<String, MediaContent> media = new TreeMap<>();

    /**
     * Opens the target.
     *
     * @param target where to write
     * @param dropped is told what the format cannot hold
     * @param format the format
     * @throws IOException if it cannot be opened
     */
    protected ZipOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format)
            throws IOException {
        super(target, dropped, format);
        zip = new ZipWriter(stream);
    }

    @Override
    public void media(Media file, @Nullable MediaContent content) {
        if (content == null) {
            report("missing media", "the bytes of '" + file.name() + "' are missing", file.name());
        } else {
            media.put(file.name(), content);
        }
    }

    /** {@return the media so far, by their names} */
    protected final Map<String, MediaContent> media() {
        return Collections.unmodifiableMap(media);
    }

    /**
     * Writes the entries that come after the last note.
     *
     * @throws IOException if they cannot be written
     */
    protected abstract void complete() throws IOException;

    @Override
    protected final void end() throws IOException {
        complete();
        zip.finish();
    }
}
