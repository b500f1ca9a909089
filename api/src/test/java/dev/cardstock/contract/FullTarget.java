package dev.cardstock.contract;

import dev.cardstock.exchange.DeckTarget;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** A target with little room, which notes what is done with it. */
final class FullTarget implements DeckTarget {
    /** What it says when it is full. */
    static final String MESSAGE = "no space left on device";

    private final String name;
    private final int room;
    private final List<String> calls = new ArrayList<>();

    FullTarget(String name, int room) {
        this.name = name;
        this.room = room;
    }

    /** What was called, each once however often in a row. */
    List<String> calls() {
        return calls;
    }

    private void called(String call) {
        if (calls.isEmpty() || !calls.get(calls.size() - 1).equals(call)) {
            calls.add(call);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OutputStream open() {
        return new OutputStream() {
            private int left = room;

            @Override
            public void write(int b) throws IOException {
                if (left == 0) {
                    throw new IOException(MESSAGE);
                }
                left--;
            }

            @Override
            public void close() {
                called("close");
            }
        };
    }

    @Override
    public void commit() {
        called("commit");
    }

    @Override
    public void discard() {
        called("discard");
    }
}
