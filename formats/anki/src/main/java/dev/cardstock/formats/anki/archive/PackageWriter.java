package dev.cardstock.formats.anki.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.anki.proto.ProtoWriter;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the container. The order is Anki's: version, collection, a collection that tells old programs
 * to update, media, the list of media.
 */
public final class PackageWriter implements Closeable {
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String[] COMPRESSED = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif",
            ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".flac", ".mp4", ".webm", ".mkv", ".mov",
            ".zip", ".woff2"};

    private final OutputStream out;
    private final ZipOutputStream zip;
    private final PackageVersion version;
    private final ProtoWriter entries = new ProtoWriter();
    private final ObjectNode names = JsonNodeFactory.instance.objectNode();
    private int count;

    /**
     * Starts a package.
     *
     * @param out where to write; closed with the package
     * @param version the version
     * @throws IOException if it cannot be written
     */
    public PackageWriter(OutputStream out, PackageVersion version) throws IOException {
        this.out = out;
        zip = new ZipOutputStream(out);
        this.version = version;
        if (version != PackageVersion.LEGACY_1) {
            int number = version == PackageVersion.LATEST ? 3 : 2;
            bytes("meta", new ProtoWriter().integer(1, number).toByteArray());
        }
    }

    private void entry(String name, int level) throws IOException {
        zip.setLevel(level);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
    }

    private void bytes(String name, byte[] content) throws IOException {
        entry(name, Deflater.DEFAULT_COMPRESSION);
        zip.write(content);
        zip.closeEntry();
    }

    /** What is written through zstd into the open entry, which stays open. */
    private OutputStream zstd() throws IOException {
        return new ZstdOutputStreamNoFinalizer(new Unclosed(zip), 3);
    }

    /**
     * Writes the collection.
     *
     * @param file the collection
     * @throws IOException if it cannot be read or written
     */
    public void collection(Path file) throws IOException {
        if (version.zstd()) {
            entry(version.collection(), Deflater.NO_COMPRESSION);
            try (OutputStream out = zstd()) {
                Files.copy(file, out);
            }
        } else {
            entry(version.collection(), Deflater.BEST_SPEED);
            Files.copy(file, zip);
        }
        zip.closeEntry();
    }

    /** {@return whether the version has a second collection, for programs that do not know the first} */
    public boolean hasNotice() {
        return version != PackageVersion.LEGACY_1;
    }

    /**
     * Writes the second collection.
     *
     * @param file the collection
     * @throws IOException if it cannot be read or written
     */
    public void notice(Path file) throws IOException {
        entry(PackageVersion.LEGACY_1.collection(), Deflater.DEFAULT_COMPRESSION);
        Files.copy(file, zip);
        zip.closeEntry();
    }

    /**
     * Writes a medium.
     *
     * @param name its name
     * @param content its bytes
     * @throws IOException if it cannot be read or written
     */
    public void medium(String name, MediaContent content) throws IOException {
        String entry = Integer.toString(count++);
        MessageDigest sha1 = sha1();
        long size;
        try (InputStream in = content.open()) {
            if (version.zstd()) {
                entry(entry, Deflater.NO_COMPRESSION);
                try (OutputStream out = zstd()) {
                    size = copy(in, out, sha1);
                }
            } else {
                entry(entry, isCompressed(name)
                        ? Deflater.NO_COMPRESSION
                        : Deflater.DEFAULT_COMPRESSION);
                size = copy(in, zip, sha1);
            }
        }
        zip.closeEntry();
        names.put(entry, name);
        entries.bytes(1, new ProtoWriter().text(1, name)
                .integer(2, Math.min(size, 0xffff_ffffL))
                .bytes(3, sha1.digest())
                .toByteArray());
    }

    private static boolean isCompressed(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        for (String ending : COMPRESSED) {
            if (lower.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    private static long copy(InputStream in, OutputStream out, MessageDigest digest)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        int read;
        while ((read = in.read(buffer)) >= 0) {
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
            size += read;
        }
        return size;
    }

    /**
     * Completes the package.
     *
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        if (version.zstd()) {
            entry("media", Deflater.NO_COMPRESSION);
            try (OutputStream out = zstd()) {
                out.write(entries.toByteArray());
            }
        } else {
            entry("media", Deflater.DEFAULT_COMPRESSION);
            zip.write(JsonMapper.shared()
                    .writeValueAsString(names)
                    .getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
        zip.close();
    }

    @Override
    public void close() throws IOException {
        try (out) {
            zip.close();
        }
    }

    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {}
    }
}
