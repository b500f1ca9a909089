package dev.cardstock.exchange;

import dev.cardstock.deck.Media;
import dev.cardstock.deck.MediaSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The media of two libraries under names of their own, opened where they are. */
final class MergedMedia implements MediaSource {
    private static final int MAX_BYTES = 120;

    private final MediaSource existing;
    private final MediaSource incoming;
    private final Set<String> there;
    private final Map<String, Media> known = new HashMap<>();
    /** New names of incoming media whose name is taken by other content. */
    private final Map<String, String> renames = new TreeMap<>();
    /** Names of incoming media by the names that they have here. */
    private final Map<String, String> taken = new TreeMap<>();

    MergedMedia(LibraryContent existing, LibraryContent incoming) throws IOException {
        this.existing = existing.media();
        this.incoming = incoming.media();
        there = this.existing.names();
        Map<String, Media> known = existing.library()
                .media()
                .stream()
                .collect(Collectors.toMap(Media::name, medium -> medium));
        incoming.library().media().forEach(medium -> this.known.put(medium.name(), medium));
        for (String name : this.incoming.names()) {
            if (there.contains(name) && !isStatic(name)
                    && !same(known.get(name), this.known.get(name))) {
                compare(name);
            }
        }
    }

    /** Whether a name belongs to templates, which nobody rewrites. */
    static boolean isStatic(String name) {
        return name.startsWith("_") || name.startsWith("latex-");
    }

    private static boolean same(@Nullable Media a, @Nullable Media b) {
        return a != null && b != null && a.sha256() != null && a.sha256().equals(b.sha256());
    }

    private void compare(String name) throws IOException {
        String hash = sha1(incoming, name);
        if (hash.equals(sha1(existing, name))) {
            return;
        }
        String renamed = withHash(name, hash, "");
        for (int i = 2; there.contains(renamed) && !hash.equals(sha1(existing, renamed)); i++) {
            renamed = withHash(name, hash, "-" + i);
        }
        renames.put(name, renamed);
    }

    private static String withHash(String name, String hash, String more) {
        int dot = name.lastIndexOf('.');
        String stem = dot <= 0 ? name : name.substring(0, dot);
        String end = "-" + hash + more + (dot <= 0 ? "" : name.substring(dot));
        int room = Math.max(8, MAX_BYTES - bytes(end));
        while (bytes(stem) > room) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + end;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String sha1(MediaSource source, String name) throws IOException {
        try (InputStream in = source.open(name)) {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha1.update(buffer, 0, n);
            }
            return HexFormat.of().formatHex(sha1.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    /** New names of incoming media, by the names that they have in the incoming library. */
    Map<String, String> renames() {
        return renames;
    }

    /** Takes over an incoming medium, by its name in the incoming library. */
    void take(String name) {
        String here = renames.getOrDefault(name, name);
        if (!there.contains(here) && (known.containsKey(name) || incoming.names().contains(name))) {
            taken.put(here, name);
        }
    }

    /** Takes over what belongs to templates. */
    void takeStatic() {
        known.keySet().stream().filter(MergedMedia::isStatic).forEach(this::take);
    }

    /** What the library is to say of the media that were taken over. */
    Iterable<Media> added(Set<String> listed) {
        Map<String, Media> added = new LinkedHashMap<>();
        taken.forEach((here, name) -> {
            Media medium = known.getOrDefault(name, Media.named(name));
            if (!listed.contains(here) || incoming.names().contains(name)) {
                added.put(here, new Media(here, medium.size(), medium.sha256()));
            }
        });
        return added.values();
    }

    /** The media that were taken over under another name, by their old names. */
    Map<String, String> renamed() {
        Map<String, String> renamed = new LinkedHashMap<>();
        renames.forEach((name, here) -> {
            if (name.equals(taken.get(here))) {
                renamed.put(name, here);
            }
        });
        return renamed;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(there);
        taken.forEach((here, name) -> {
            if (incoming.names().contains(name)) {
                names.add(here);
            }
        });
        return Collections.unmodifiableSet(names);
    }

    @Override
    public InputStream open(String name) throws IOException {
        String source = taken.get(name);
        return source == null ? existing.open(name) : incoming.open(source);
    }

    @Override
    public void close() {}
}
