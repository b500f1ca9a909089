package dev.cardstock.formats.anki.archive;

import com.github.luben.zstd.ZstdIOException;
import dev.cardstock.Location;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.anki.proto.ProtoMessage;
import dev.cardstock.formats.zip.Unpacking;
import dev.cardstock.formats.zip.ZipArchive;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A package for reading. Its media can be read as long as its source is there. */
public final class AnkiArchive {
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

    private final ZipArchive zip;
    private final ImportLimits limits;
    private final Faults faults;
    private final PackageVersion version;

    private AnkiArchive(ZipArchive zip, ImportLimits limits, Faults faults) throws IOException {
        this.zip = zip;
        this.limits = limits;
        this.faults = faults;
        version = recognised();
    }

    /**
     * Opens a package.
     *
     * @param source the source that it came from
     * @param file its bytes
     * @param limits how much is taken
     * @param faults what becomes of faults
     * @return the package
     * @throws FormatException if it is none
     * @throws IOException if it cannot be read
     */
    public static AnkiArchive open(DeckSource source, Path file, ImportLimits limits,
            Faults faults) throws IOException {
        return new AnkiArchive(ZipArchive.open(source, file, limits), limits, faults);
    }

    private PackageVersion recognised() throws IOException {
        if (zip.names().contains(META)) {
            long number;
            try {
                number = ProtoMessage.parse(bytes(META, 1 << 16, Unpacking.NONE)).integer(1);
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
        return zip.names().contains(PackageVersion.LEGACY_2.collection())
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
        Location where = faults.file().inEntry(version.collection());
        if (!zip.names().contains(version.collection())) {
            throw new FormatException("the archive holds no " + version.collection(),
                    faults.file(), "check that it is an Anki package");
        }
        try (OutputStream out = Files.newOutputStream(target)) {
            try (InputStream in = zip.open(version.collection(), limits.maxBytes(), "maxBytes",
                    unpacking(version))) {
                in.transferTo(out);
            } catch (ZipException | EOFException | ZstdIOException e) {
                faults.meet("damaged-archive", new FormatException(
                        "the archive is damaged: " + e.getMessage(), where, CUT_OFF, e));
            }
        }
    }

    private static Unpacking unpacking(PackageVersion version) {
        return version.zstd() ? ZstdStream::open : Unpacking.NONE;
    }

    private byte[] bytes(String name, long maxBytes, Unpacking unpacking) throws IOException {
        if (!zip.names().contains(name)) {
            return new byte[0];
        }
        Location where = faults.file().inEntry(name);
        try (InputStream in = zip.open(name, maxBytes, "maxEntries", unpacking)) {
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
        for (MediaList.Item item : MediaList.read(version, bytes(MEDIA, most, unpacking(version)),
                limits, faults)) {
            boolean present = zip.names().contains(item.entry());
            Location where = faults.file().inEntry(item.entry());
            if (!present) {
                faults.warn("missing-media", "the bytes of '" + item.name() + "' are missing",
                        where);
            }
            long size = version.zstd() || !present ? item.size() : zip.size(item.entry());
            if (size > limits.maxMediaBytes()) {
                throw new LimitExceededException("maxMediaBytes", limits.maxMediaBytes(),
                        "'" + item.name() + "' has " + size + " bytes", where);
            }
            media.add(new Medium(item.name(), size,
                    present
                            ? () -> zip.open(item.entry(), limits.maxMediaBytes(),
                                    "maxMediaBytes", unpacking(version))
                            : null));
        }
        return media;
    }
}
