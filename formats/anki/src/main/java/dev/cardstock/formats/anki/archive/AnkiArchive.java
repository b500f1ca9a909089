package dev.cardstock.formats.anki.archive;

import com.github.luben.zstd.ZstdIOException;
import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.anki.proto.ProtoMessage;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A package that is open for reading. Its media can be read when it is closed, too. */
public final class AnkiArchive implements Closeable {
    /**
     * A medium of the package.
     *
     * @param name its name
     * @param size its bytes, as the package says, or -1
     * @param content its bytes, or null where they are missing
     */
    public record Medium(String name, long size, @Nullable MediaContent content) {}

    private static final String META = "meta";
    private static final String MEDIA = "media";
    private static final String CUT_OFF = "download or export it again; the option salvage=true reads what is left";

    private final DeckSource source;
    private final ImportLimits limits;
    private final Faults faults;
    private final FileChannel channel;
    private final Map<String, ZipDirectory.Entry> entries;
    private final PackageVersion version;

    private AnkiArchive(DeckSource source, ImportLimits limits, Faults faults, FileChannel channel)
            throws IOException {
        this.source = source;
        this.limits = limits;
        this.faults = faults;
        this.channel = channel;
        entries = ZipDirectory.read(channel, limits, faults.file());
        long all = 0;
        for (ZipDirectory.Entry entry : entries.values()) {
            all += Math.min(entry.size(), Long.MAX_VALUE - all);
        }
        if (all > limits.maxBytes()) {
            throw new LimitExceededException("maxBytes", limits.maxBytes(),
                    "the archive unpacks to " + all + " bytes", faults.file());
        }
        version = recognised();
    }

    /**
     * Opens a package.
     *
     * @param source the source that it came from, for its media
     * @param file its bytes
     * @param limits how much is taken
     * @param faults what becomes of faults
     * @return the package
     * @throws FormatException if it is none
     * @throws IOException if it cannot be read
     */
    public static AnkiArchive open(DeckSource source, Path file, ImportLimits limits,
            Faults faults) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new AnkiArchive(source, limits, faults, channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private PackageVersion recognised() throws IOException {
        if (entries.containsKey(META)) {
            long number;
            try {
                number = ProtoMessage.parse(bytes(META, 1 << 16, false)).integer(1);
            } catch (IllegalArgumentException e) {
                throw new FormatException("its entry 'meta' is broken: " + e.getMessage(),
                        faults.file().inEntry(META), "export the deck again", e);
            }
            if (number < 1 || number > PackageVersion.values().length) {
                throw new FormatException("it was made by a newer Anki (package version " + number
                        + ")", faults.file().inEntry(META),
                        "export it from Anki with \"Support older Anki versions\"");
            }
            return switch ((int) number) {
                case 1 -> PackageVersion.LEGACY_1;
                case 2 -> PackageVersion.LEGACY_2;
                default -> PackageVersion.LATEST;
            };
        }
        return entries.containsKey(PackageVersion.LEGACY_2.collection())
                ? PackageVersion.LEGACY_2
                : PackageVersion.LEGACY_1;
    }

    /** {@return the version of the package} */
    public PackageVersion version() {
        return version;
    }

    /**
     * Unpacks the collection.
     *
     * @param target where to
     * @throws FormatException if it is missing or damaged
     * @throws IOException if it cannot be read or written
     */
    public void unpackCollection(Path target) throws IOException {
        ZipDirectory.Entry entry = entries.get(version.collection());
        Location where = faults.file().inEntry(version.collection());
        if (entry == null) {
            throw new FormatException("the archive holds no " + version.collection(),
                    faults.file(), "check that it is an Anki package");
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            try (InputStream in = EntryStream.limited(unpacked(entry, version.zstd()),
                    limits.maxBytes(), "maxBytes", entry.compressed(), limits, where)) {
                in.transferTo(out);
            } catch (ZipException | EOFException | ZstdIOException e) {
                faults.meet("damaged-archive", new FormatException(
                        "the archive is damaged: " + e.getMessage(), where, CUT_OFF, e));
            }
        }
    }

    private InputStream unpacked(ZipDirectory.Entry entry, boolean zstd) throws IOException {
        channel.position(0);
        InputStream plain = EntryStream.open(new Unclosed(channel), entry);
        return zstd ? EntryStream.zstd(plain) : plain;
    }

    private byte[] bytes(String name, long maxBytes, boolean zstd) throws IOException {
        ZipDirectory.Entry entry = entries.get(name);
        if (entry == null) {
            return new byte[0];
        }
        Location where = faults.file().inEntry(name);
        try (InputStream in = EntryStream.limited(unpacked(entry, zstd), maxBytes, "maxEntries",
                entry.compressed(), limits, where)) {
            return in.readAllBytes();
        } catch (ZipException | EOFException | ZstdIOException e) {
            faults.meet("damaged-archive", new FormatException(
                    "the archive is damaged: " + e.getMessage(), where, CUT_OFF, e));
            return new byte[0];
        }
    }

    /**
     * The media.
     *
     * @return what the package lists, in its order
     * @throws FormatException if the list is broken
     * @throws IOException if it cannot be read
     */
    public List<Medium> media() throws IOException {
        // An entry of the list has a name of some hundred bytes at most.
        long most = Math.min(limits.maxBytes(), 1024L * limits.maxEntries());
        List<Medium> media = new ArrayList<>();
        for (MediaList.Item item : MediaList.read(version, bytes(MEDIA, most, version.zstd()),
                limits, faults)) {
            ZipDirectory.Entry entry = entries.get(item.entry());
            Location where = faults.file().inEntry(item.entry());
            if (entry == null) {
                faults.warn("missing-media", "the bytes of '" + item.name() + "' are missing",
                        where);
            }
            long size = version.zstd() || entry == null ? item.size() : entry.size();
            if (size > limits.maxMediaBytes()) {
                throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                        "'" + item.name() + "' has " + size + " bytes", where);
            }
            media.add(new Medium(item.name(), size,
                    entry == null
                            ? null
                            : new Content(source, entry, version.zstd(), limits, where)));
        }
        return media;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** A medium in its source; nothing is open until it is asked for. */
    private record Content(DeckSource source, ZipDirectory.Entry entry, boolean zstd,
            ImportLimits limits, Location where) implements MediaContent {
        @Override
        public InputStream open() throws IOException {
            InputStream archive = source.open();
            try {
                InputStream plain = EntryStream.open(archive, entry);
                return EntryStream.limited(zstd ? EntryStream.zstd(plain) : plain,
                        limits.maxMediaBytes(), "maxMediaBytes", entry.compressed(), limits,
                        where);
            } catch (IOException | RuntimeException e) {
                archive.close();
                throw e;
            }
        }
    }

    /** A stream over a channel that outlives it. */
    private static final class Unclosed extends java.io.FilterInputStream {
        Unclosed(FileChannel channel) {
            super(Channels.newInputStream(channel));
        }

        @Override
        public void close() {}
    }
}
