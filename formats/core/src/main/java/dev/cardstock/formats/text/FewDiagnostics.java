package dev.cardstock.formats.text;

import dev.cardstock.exchange.Diagnostic;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Passes on the first diagnostics of each kind; of what comes then, one that says how many. */
public final class FewDiagnostics {
    private static final int SHOWN = 10;

    private final Consumer<Diagnostic> target;
    private final Map<String, Count> counts = new LinkedHashMap<>();

    private static final class Count {
        private final Diagnostic first;
        private long count;

        Count(Diagnostic first) {
            this.first = first;
        }
    }

    /**
     * Starts with none.
     *
     * @param target takes what is passed on
     */
    public FewDiagnostics(Consumer<Diagnostic> target) {
        this.target = target;
    }

    /**
     * Takes a diagnostic.
     *
     * @param kind what is counted together
     * @param diagnostic the diagnostic
     */
    public void add(String kind, Diagnostic diagnostic) {
        Count count = counts.computeIfAbsent(kind, key -> new Count(diagnostic));
        if (++count.count <= SHOWN) {
            target.accept(diagnostic);
        }
    }

    /** Says how many were not passed on. */
    public void finish() {
        for (Count count : counts.values()) {
            if (count.count > SHOWN) {
                Diagnostic first = count.first;
                target.accept(new Diagnostic(first.severity(), first.code(),
                        (count.count - SHOWN) + " more like this one: " + first.message(),
                        first.where()));
            }
        }
    }
}
