package dev.cardstock.formats.zip;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.exchange.Sample;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * A zip that may come from a stranger. What its directory says is checked before anything is unpacked:
 * the number of entries, their sizes together, names that come twice, entries that lie in one another.
 * What is unpacked is counted against the limits. Names of entries are never paths for us. Entries can be
 * read while the source is there, at any time and more than once.
 */
public final class ZipArchive {
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_SIZE = 30;

    private final DeckSource source;
    private final ImportLimits limits;
    private final Location where;
    private final Map<String, ZipDirectory.Entry> entries;

    private ZipArchive(DeckSource source, ImportLimits limits, Path file) throws IOException {
        this.source = source;
        this.limits = limits;
        where = Location.of(source.name());
        try (FileChannel channel = FileChannel.open(file)) {
            entries = ZipDirectory.read(channel, limits, where);
        }
        long all = 0;
        for (ZipDirectory.Entry entry : entries.values()) {
            all += Math.min(entry.size(), Long.MAX_VALUE - all);
        }
        if (all > limits.maxBytes()) {
            throw new LimitExceededException("maxBytes", limits.maxBytes(),
                    "the archive unpacks to " + all + " bytes", where);
        }
    }

    /**
     * Opens an archive that lies in a file.
     *
     * @param source the source, from which entries are read
     * @param file a file with the source's bytes, needed only for now
     * @param limits how much is taken
     * @return the archive
     * @throws FormatException if it is none or damaged
     * @throws LimitExceededException if it is too large
     * @throws IOException if it cannot be read
     */
    public static ZipArchive open(DeckSource source, Path file, ImportLimits limits)
            throws IOException {
        return new ZipArchive(source, limits, file);
    }

    /**
     * Opens an archive.
     *
     * @param source the source
     * @param limits how much is taken
     * @return the archive
     * @throws FormatException if it is none or damaged
     * @throws LimitExceededException if it is too large
     * @throws IOException if it cannot be read
     */
    public static ZipArchive open(DeckSource source, ImportLimits limits) throws IOException {
        if (source.path().isPresent()) {
            source.open().close(); // says what is wrong with the file
            return open(source, source.path().get(), limits);
        }
        Path copy = Files.createTempFile("cardstock", ".zip");
        try {
            try (InputStream in = limits.open(source)) {
                Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            }
            return open(source, copy, limits);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /**
     * The names of the entries that begin in the beginning of a source, by which it may be recognised.
     *
     * @param sample the beginning
     * @return the names; empty if it is no zip
     */
    public static List<String> names(Sample sample) {
        ByteBuffer bytes = sample.bytes().order(ByteOrder.LITTLE_ENDIAN);
        List<String> names = new ArrayList<>();
        if (bytes.remaining() < LOCAL_SIZE || bytes.getInt(0) != LOCAL) {
            return names;
        }
        for (int at = 0; at + LOCAL_SIZE <= bytes.limit(); at++) {
            if (bytes.get(at) == 'P' && bytes.getInt(at) == LOCAL) {
                int length = bytes.getShort(at + 26) & 0xffff;
                if (length > 0 && at + LOCAL_SIZE + length <= bytes.limit()) {
                    byte[] name = new byte[length];
                    bytes.get(at + LOCAL_SIZE, name);
                    names.add(new String(name, UTF_8));
                    at += LOCAL_SIZE + length - 1;
                }
            }
        }
        return names;
    }

    /**
     * The beginning of an entry that begins in the beginning of a source, by which it may be recognised.
     *
     * @param sample the beginning
     * @param name the name of the entry
     * @return as much of its text as is there; empty if it does not begin there or cannot be read
     */
    public static String head(Sample sample, String name) {
        ByteBuffer bytes = sample.bytes().order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = name.getBytes(UTF_8);
        for (int at = 0; at + LOCAL_SIZE + wanted.length <= bytes.limit(); at++) {
            if (bytes.get(at) != 'P' || bytes.getInt(at) != LOCAL
                    || (bytes.getShort(at + 26) & 0xffff) != wanted.length) {
                continue;
            }
            byte[] found = new byte[wanted.length];
            bytes.get(at + LOCAL_SIZE, found);
            int start = at + LOCAL_SIZE + wanted.length + (bytes.getShort(at + 28) & 0xffff);
            if (Arrays.equals(found, wanted) && start <= bytes.limit()) {
                byte[] rest = new byte[bytes.limit() - start];
                bytes.get(start, rest);
                return bytes.getShort(at + 8) == 0
                        ? new String(rest, UTF_8)
                        : inflated(rest);
            }
        }
        return "";
    }

    private static String inflated(byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes);
            byte[] text = new byte[Sample.MAX_BYTES];
            int length = inflater.inflate(text);
            return new String(text, 0, length, UTF_8);
        } catch (DataFormatException e) {
            return "";
        } finally {
            inflater.end();
        }
    }

    /** {@return the names of the entries, in the order of the directory; those of folders end in a slash} */
    public Set<String> names() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    /**
     * The size of an entry.
     *
     * @param name its name
     * @return its bytes, as the directory says; -1 if there is no such entry
     */
    public long size(String name) {
        ZipDirectory.Entry entry = entries.get(name);
        return entry == null ? -1 : entry.size();
    }

    /**
     * Where an entry is, for messages.
     *
     * @param name its name
     * @return the place
     */
    public Location where(String name) {
        return where.inEntry(name);
    }

    /**
     * An entry as a source of its own, named as in messages about it: {@code archive.zip!/entry.xml}.
     *
     * @param name its name
     * @return the source
     * @throws FormatException if there is no such entry
     */
    public DeckSource entry(String name) {
        ZipDirectory.Entry entry = found(name);
        return new DeckSource() {
            @Override
            public String name() {
                return where(name).toString();
            }

            @Override
            public InputStream open() throws IOException {
                return unpacked(entry, limits.maxBytes(), "maxBytes");
            }
        };
    }

    /**
     * An entry that is a medium.
     *
     * @param name its name
     * @return its bytes
     * @throws FormatException if there is no such entry
     * @throws LimitExceededException if it is larger than a medium may be
     */
    public MediaContent medium(String name) {
        ZipDirectory.Entry entry = found(name);
        if (entry.size() > limits.maxMediaBytes()) {
            throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                    "it has " + entry.size() + " bytes", where(name));
        }
        return () -> unpacked(entry, limits.maxMediaBytes(), "maxMediaBytes");
    }

    /**
     * Opens an entry.
     *
     * @param name its name
     * @param maxBytes how many bytes it may have
     * @param limit the name of that limit
     * @param unpacking what is done to its bytes before they are counted, for entries that are compressed
     *     once more
     * @return its bytes; what is wrong with them is a {@link ZipException} or {@link EOFException}; the
     *     caller closes the stream
     * @throws FormatException if there is no such entry
     * @throws IOException if it cannot be read
     */
    public InputStream open(String name, long maxBytes, String limit,
            Unpacking unpacking) throws IOException {
        return raw(found(name), maxBytes, limit, unpacking);
    }

    private ZipDirectory.Entry found(String name) {
        ZipDirectory.Entry entry = entries.get(name);
        if (entry == null) {
            throw new FormatException("the archive holds no " + name, where,
                    "check that it is the right file and complete");
        }
        return entry;
    }

    private InputStream raw(ZipDirectory.Entry entry, long maxBytes, String limit,
            Unpacking unpacking) throws IOException {
        InputStream archive = source.open();
        try {
            return EntryStream.limited(unpacking.open(EntryStream.open(archive, entry)), maxBytes,
                    limit, entry.compressed(), limits, where(entry.name()));
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private InputStream unpacked(ZipDirectory.Entry entry, long maxBytes, String limit)
            throws IOException {
        try {
            return new Told(raw(entry, maxBytes, limit, Unpacking.NONE), where(entry.name()));
        } catch (ZipException | EOFException e) {
            throw Told.damaged(e, where(entry.name()));
        }
    }

    /** Says what is wrong with an archive as readers do. */
    private static final class Told extends FilterInputStream {
        private final Location where;

        Told(InputStream in, Location where) {
            super(in);
            this.where = where;
        }

        static FormatException damaged(IOException e, Location where) {
            return new FormatException("the archive is damaged: " + e.getMessage(), where,
                    "download or export it again", e);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (ZipException | EOFException e) {
                throw damaged(e, where);
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (ZipException | EOFException e) {
                throw damaged(e, where);
            }
        }

        @Override
        public long skip(long bytes) throws IOException {
            try {
                return super.skip(bytes);
            } catch (ZipException | EOFException e) {
                throw damaged(e, where);
            }
        }
    }
}
