package dev.cardstock.formats.text;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The files of text that a source consists of: itself, or those in its folder. */
public final class TextFiles {
    private static final int LOOKED_AT = 50;

    private TextFiles() {}

    /** Takes the files one by one. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * Takes a file.
         *
         * @param path its path in the folder; empty for a source that is a file
         * @param file the file
         * @throws IOException if it cannot be read
         */
        void file(String path, DeckSource file) throws IOException;
    }

    /**
     * Goes through the files.
     *
     * @param source a file or folder
     * @param limits how many files and bytes, all files together
     * @param extensions the endings of files in a folder, in lower case
     * @param visitor takes the files, in the order of their paths
     * @throws LimitExceededException if there is more than the limits allow
     * @throws IOException if a file cannot be read
     */
    public static void each(DeckSource source, ImportLimits limits, List<String> extensions,
            Visitor visitor) throws IOException {
        if (!source.isFolder()) {
            visitor.file("", source);
            return;
        }
        Total total = new Total(limits, Location.of(source.name()));
        for (String path : source.files()) {
            if (!hasExtension(path, extensions)) {
                continue;
            }
            Optional<DeckSource> file = source.file(path);
            if (file.isPresent()) {
                total.file();
                visitor.file(path, new Counted(source.name() + "/" + path, file.get(), total));
            }
        }
    }

    /**
     * Whether a name ends in one of several ways.
     *
     * @param name the name of a file
     * @param extensions endings without the full stop, in lower case
     * @return whether it does
     */
    public static boolean hasExtension(String name, List<String> extensions) {
        String lower = name.toLowerCase(Locale.ROOT);
        return extensions.stream().anyMatch(extension -> lower.endsWith("." + extension));
    }

    /**
     * How surely a folder is of a format, by the first files in it that have an ending of the format.
     *
     * @param folder the folder
     * @param extensions the endings
     * @param match judges the beginning of a file
     * @return the best of what it says
     * @throws IOException if files cannot be read
     */
    public static Match match(DeckSource folder, List<String> extensions,
            Function<Sample, Match> match) throws IOException {
        return matches(folder, extensions, match).stream()
                .max(Comparator.naturalOrder())
                .orElse(Match.NO);
    }

    /**
     * How surely the files of a folder are of a format: the first of them, each for itself.
     *
     * @param folder the folder
     * @param extensions the endings of the files that are looked at
     * @param match says it of the beginning of a file
     * @return what was found, up to the first certain one
     * @throws IOException if a file cannot be read
     */
    public static List<Match> matches(DeckSource folder, List<String> extensions,
            Function<Sample, Match> match) throws IOException {
        List<Match> matches = new ArrayList<>();
        for (String path : folder.files()) {
            Optional<DeckSource> file = hasExtension(path, extensions)
                    ? folder.file(path)
                    : Optional.empty();
            if (file.isEmpty()) {
                continue;
            }
            if (matches.size() == LOOKED_AT || matches.contains(Match.CERTAIN)) {
                break;
            }
            try (InputStream in = file.get().open()) {
                byte[] head = in.readNBytes(Sample.MAX_BYTES);
                matches.add(match.apply(new Sample(path, ByteBuffer.wrap(head), in.read() < 0)));
            }
        }
        return matches;
    }

    /** How much of all files was read. */
    private static final class Total {
        private final ImportLimits limits;
        private final Location where;
        private long bytes;
        private int files;

        Total(ImportLimits limits, Location where) {
            this.limits = limits;
            this.where = where;
        }

        void file() {
            if (++files > limits.maxEntries()) {
                throw new LimitExceededException("maxEntries", limits.maxEntries(),
                        "there are more than " + limits.maxEntries() + " files", where);
            }
        }

        void add(long count) {
            bytes += count;
            if (bytes > limits.maxBytes()) {
                throw new LimitExceededException("maxBytes", limits.maxBytes(),
                        "its files have more than " + limits.maxBytes() + " bytes", where);
            }
        }
    }

    /** A file whose bytes count once, however often it is read. */
    private static final class Counted implements DeckSource {
        private final String name;
        private final DeckSource file;
        private final Total total;
        private long counted;

        Counted(String name, DeckSource file, Total total) {
            this.name = name;
            this.file = file;
            this.total = total;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public InputStream open() throws IOException {
            return new FilterInputStream(file.open()) {
                private long position;

                @Override
                public int read() throws IOException {
                    int b = in.read();
                    count(b < 0 ? 0 : 1);
                    return b;
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    int count = in.read(target, offset, length);
                    count(Math.max(0, count));
                    return count;
                }

                private void count(int bytes) {
                    position += bytes;
                    if (position > counted) {
                        total.add(position - counted);
                        counted = position;
                    }
                }
            };
        }

        @Override
        public Optional<DeckSource> file(String path) throws IOException {
            return file.file(path);
        }
    }
}
