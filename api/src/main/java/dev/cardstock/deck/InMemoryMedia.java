package dev.cardstock.deck;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Media whose bytes are held in memory. */
final class InMemoryMedia implements MediaSource {
    static final InMemoryMedia NONE = new InMemoryMedia(Map.of());

    private final TreeMap<String, byte[]> contents = new TreeMap<>();

    InMemoryMedia(Map<String, byte[]> contents) {
        contents.forEach((name, bytes) -> this.contents.put(name, bytes.clone()));
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(contents.keySet());
    }

    @Override
    public InputStream open(String name) throws IOException {
        byte[] bytes = contents.get(name);
        if (bytes == null) {
            throw new NoSuchFileException(name);
        }
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public void close() {}
}
