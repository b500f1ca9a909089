package dev.cardstock.formats.anki.archive;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import java.io.IOException;

/**
 * What becomes of a fault in a file: it ends the reading, or, where somebody wants to save what can be
 * saved, it becomes a diagnostic and the reading goes on.
 */
public final class Faults {
    private final Location file;
    private final DeckSink sink;
    private final boolean salvage;

    /**
     * Makes a handler.
     *
     * @param file the file, for messages
     * @param sink takes the diagnostics
     * @param salvage whether to go on
     */
    public Faults(Location file, DeckSink sink, boolean salvage) {
        this.file = file;
        this.sink = sink;
        this.salvage = salvage;
    }

    /** {@return the file} */
    public Location file() {
        return file;
    }

    /** {@return whether the reading goes on after a fault} */
    public boolean salvage() {
        return salvage;
    }

    /**
     * Meets a fault.
     *
     * @param code its code as a diagnostic
     * @param fault the fault
     * @throws FormatException the fault, unless the reading goes on
     * @throws IOException if the sink fails
     */
    public void meet(String code, FormatException fault) throws IOException {
        if (!salvage) {
            throw fault;
        }
        warn(code, fault.problem(), fault.location());
    }

    /**
     * Says something that is worth a look.
     *
     * @param code its code
     * @param message what it is
     * @param where where
     * @throws IOException if the sink fails
     */
    public void warn(String code, String message, Location where) throws IOException {
        sink.diagnostic(Diagnostic.warning(code, message, where));
    }

    /**
     * Says something that is worth knowing.
     *
     * @param code its code
     * @param message what it is
     * @param where where
     * @throws IOException if the sink fails
     */
    public void inform(String code, String message, Location where) throws IOException {
        sink.diagnostic(Diagnostic.info(code, message, where));
    }
}
