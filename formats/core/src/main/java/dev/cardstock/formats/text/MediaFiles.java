package dev.cardstock.formats.text;

import dev.cardstock.deck.Media;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Pictures, sounds and films that text refers to by their paths. Each is handed to the sink once, under
 * a name of its own.
 */
public final class MediaFiles {
    private static final List<String> EXTENSIONS = List.of("png", "jpg", "jpeg", "gif", "svg",
            "webp", "bmp", "avif", "tif", "tiff", "ico", "mp3", "wav", "ogg", "oga", "opus", "m4a",
            "aac", "flac", "3gp", "mp4", "m4v", "webm", "ogv", "mov", "mkv", "avi");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.*");

    private final DeckSource source;
    private final DeckSink sink;
    private final NoteSink notes;
    private final ImportLimits limits;
    private final Map<String, String> namesByPath = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable Map<String, String> pathsByName;

    /**
     * Starts with none.
     *
     * @param source the file or folder that is read
     * @param sink takes the media
     * @param notes takes what is noticed
     * @param limits how many bytes a medium may have
     */
    public MediaFiles(DeckSource source, DeckSink sink, NoteSink notes, ImportLimits limits) {
        this.source = source;
        this.sink = sink;
        this.notes = notes;
        this.limits = limits;
    }

    /**
     * Whether a file is a picture, a sound or a film, by its ending.
     *
     * @param name its name or path
     * @return whether it is
     */
    public static boolean isMedia(String name) {
        return TextFiles.hasExtension(name, EXTENSIONS);
    }

    /**
     * The name of the medium that a reference means.
     *
     * @param from the path of the file in which it stands, empty for the source itself
     * @param reference the path that is written there
     * @param line where it stands
     * @return the name; empty if it means no file of the source
     * @throws IOException if the sink fails
     */
    public Optional<String> name(String from, String reference, long line) throws IOException {
        String path = reference.strip();
        int end = path.indexOf('#');
        path = decoded(end < 0 ? path : path.substring(0, end));
        if (!isMedia(path) || SCHEME.matcher(path).matches() || path.startsWith("//")
                || path.length() > 4096) {
            return Optional.empty();
        }
        for (String candidate : candidates(from, path)) {
            String known = namesByPath.get(candidate);
            Optional<DeckSource> file = known == null ? source.file(candidate) : Optional.empty();
            if (known != null) {
                return Optional.of(known);
            }
            if (file.isPresent()) {
                return added(candidate, file.get(), line);
            }
        }
        notes.warn("missing-media", "there is no file '" + path + "'", line);
        return Optional.empty();
    }

    private Optional<String> added(String path, DeckSource file, long line) throws IOException {
        String own = path.substring(path.lastIndexOf('/') + 1);
        String name = own;
        int dot = own.lastIndexOf('.');
        for (int i = 2; names.contains(name); i++) {
            name = own.substring(0, dot) + "-" + i + own.substring(dot);
        }
        if (!Media.isSafeName(name)) {
            notes.warn("media-name",
                    "a medium cannot have the name '" + name + "'; rename the file",
                    line);
            return Optional.empty();
        }
        names.add(name);
        namesByPath.put(path, name);
        ImportLimits each = limits.withMaxBytes(limits.maxMediaBytes());
        sink.media(Media.named(name), () -> each.open(file));
        return Optional.of(name);
    }

    private static String decoded(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path; // a name with a percent sign that stands for itself
        }
    }

    private List<String> candidates(String from, String path) throws IOException {
        List<String> candidates = new ArrayList<>();
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        normalized(folder + path).ifPresent(candidates::add);
        normalized(path).ifPresent(candidates::add);
        if (source.isFolder()) {
            String found = byName().get(path.substring(path.lastIndexOf('/') + 1));
            if (found != null) {
                candidates.add(found);
            }
        }
        return candidates;
    }

    private Map<String, String> byName() throws IOException {
        Map<String, String> paths = pathsByName;
        if (paths == null) {
            paths = new HashMap<>();
            for (String path : source.files()) {
                if (isMedia(path)) {
                    paths.putIfAbsent(path.substring(path.lastIndexOf('/') + 1), path);
                }
            }
            pathsByName = paths;
        }
        return paths;
    }

    /** The path without dots; empty where it leads out of the folder. */
    private static Optional<String> normalized(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.replace('\\', '/').split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("/", parts));
    }
}
