package dev.cardstock.examples.cli;

import java.util.logging.Level;
import java.util.logging.Logger;

/** What Lucene logs: advice on the options of the JVM, which nobody who runs a command needs. */
final class LuceneLog {
    /** Held, since a logger that nobody holds forgets its level. */
    private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

    private LuceneLog() {}

    static void quiet() {
        LUCENE.setLevel(Level.SEVERE);
    }
}
