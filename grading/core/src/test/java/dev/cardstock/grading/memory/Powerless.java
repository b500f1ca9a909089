package dev.cardstock.grading.memory;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;

/**
 * A directory that keeps what a disk might hold if the power failed after each step: of files that were not
 * synced nothing, half or all.
 */
final class Powerless extends FilterDirectory {
    /** What was on the disk after a step, and how many changes had been acknowledged by then. */
    record Moment(int acknowledged, Map<String, byte[]> files) {
        Directory directory() throws IOException {
            Directory copy = new ByteBuffersDirectory();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                try (IndexOutput out = copy.createOutput(file.getKey(), IOContext.DEFAULT)) {
                    out.writeBytes(file.getValue(), file.getValue().length);
                }
            }
            return copy;
        }
    }

    private final Set<String> synced = new HashSet<>();
    private final List<Moment> moments = new ArrayList<>();
    private int acknowledged;

    Powerless() {
        super(new ByteBuffersDirectory());
    }

    void acknowledge() {
        acknowledged++;
    }

    List<Moment> moments() {
        return moments;
    }

    private void fail() throws IOException {
        boolean allSynced = synced.containsAll(List.of(in.listAll()));
        for (int halves = allSynced ? 2 : 0; halves <= 2; halves++) {
            Map<String, byte[]> files = new TreeMap<>();
            for (String name : in.listAll()) {
                files.put(name, bytes(name, synced.contains(name) ? 2 : halves));
            }
            moments.add(new Moment(acknowledged, files));
        }
    }

    private byte[] bytes(String name, int halves) throws IOException {
        try (IndexInput input = in.openInput(name, IOContext.DEFAULT)) {
            byte[] bytes = new byte[(int) (input.length() * halves / 2)];
            input.readBytes(bytes, 0, bytes.length);
            return bytes;
        } catch (AccessDeniedException stillOpen) {
            return new byte[0];
        }
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        fail();
        super.sync(names);
        synced.addAll(names);
        fail();
    }

    @Override
    public void rename(String source, String dest) throws IOException {
        super.rename(source, dest);
        if (synced.remove(source)) {
            synced.add(dest);
        }
        fail();
    }

    @Override
    public void deleteFile(String name) throws IOException {
        super.deleteFile(name);
        // What was never synced can be missing at any moment as it is.
        if (synced.remove(name)) {
            fail();
        }
    }
}
