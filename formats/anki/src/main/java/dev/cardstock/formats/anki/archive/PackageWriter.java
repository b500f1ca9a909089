package dev.cardstock.formats.anki.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.cardstock.exchange.MediaContent;
import dev.cardstock.formats.anki.proto.ProtoWriter;
import dev.cardstock.formats.zip.ZipWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.Deflater;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the container. The order is Anki's: version, collection, a collection that tells old programs
 * to update, media, the list of media.
 */
public final class PackageWriter implements Closeable {
    private final ZipWriter zip;
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
        zip = new ZipWriter(out);
        this.version = version;
        if (version != PackageVersion.LEGACY_1) {
            int number = version == PackageVersion.LATEST ? 3 : 2;
            bytes("meta", new ProtoWriter().integer(1, number).toByteArray());
        }
    }

    private void bytes(String name, byte[] content) throws IOException {
        try (OutputStream entry = zip.entry(name)) {
            entry.write(content);
        }
    }

    private OutputStream entry(String name, int level) throws IOException {
        return version.zstd()
                ? new ZstdOutputStreamNoFinalizer(zip.entry(name, Deflater.NO_COMPRESSION), 3)
                : zip.entry(name, level);
    }

    /**
     * Writes the collection.
     *
     * @param file the collection
     * @throws IOException if it cannot be read or written
     */
    public void collection(Path file) throws IOException {
        try (OutputStream entry = entry(version.collection(), Deflater.BEST_SPEED)) {
            Files.copy(file, entry);
        }
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
        try (OutputStream entry = zip.entry(PackageVersion.LEGACY_1.collection())) {
            Files.copy(file, entry);
        }
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
        try (InputStream in = content.open();
                OutputStream out = entry(entry, ZipWriter.level(name))) {
            size = copy(in, out, sha1);
        }
        names.put(entry, name);
        entries.bytes(1, new ProtoWriter().text(1, name)
                .integer(2, Math.min(size, 0xffff_ffffL))
                .bytes(3, sha1.digest())
                .toByteArray());
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
        try (OutputStream entry = entry("media", Deflater.DEFAULT_COMPRESSION)) {
            entry.write(version.zstd()
                    ? entries.toByteArray()
                    : JsonMapper.shared().writeValueAsString(names).getBytes(UTF_8));
        }
        zip.close();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
