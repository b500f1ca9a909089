package dev.cardstock.formats.zip;

import dev.cardstock.exchange.MediaContent;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a zip whose bytes depend on nothing but its entries: all have the same time. */
public final class ZipWriter implements Closeable {
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String[] COMPRESSED = {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif",
            ".mp3", ".ogg", ".oga", ".opus", ".m4a", ".flac", ".mp4", ".webm", ".mkv", ".mov",
            ".zip", ".woff2"};

    private final OutputStream out;
    private final ZipOutputStream zip;

    /**
     * Starts an archive.
     *
     * @param out where to write; closed with the archive
     */
    public ZipWriter(OutputStream out) {
        this.out = out;
        zip = new ZipOutputStream(out);
    }

    /**
     * Starts an entry.
     *
     * @param name its name
     * @param level how much to compress, as {@link Deflater} says
     * @return takes its bytes; closing it ends the entry, which comes before the next one starts
     * @throws IOException if it cannot be written
     */
    public OutputStream entry(String name, int level) throws IOException {
        zip.setLevel(level);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        return new FilterOutputStream(zip) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                zip.closeEntry();
            }
        };
    }

    /**
     * Starts an entry that is compressed as usual.
     *
     * @param name its name
     * @return takes its bytes; closing it ends the entry
     * @throws IOException if it cannot be written
     */
    public OutputStream entry(String name) throws IOException {
        return entry(name, Deflater.DEFAULT_COMPRESSION);
    }

    /**
     * Writes a medium.
     *
     * @param name the name of its entry; by its ending it is compressed or compressed already
     * @param content its bytes
     * @throws IOException if it cannot be read or written
     */
    public void medium(String name, MediaContent content) throws IOException {
        try (InputStream in = content.open(); OutputStream entry = entry(name, level(name))) {
            in.transferTo(entry);
        }
    }

    /**
     * How much a medium is compressed.
     *
     * @param name its name
     * @return the level; none for endings of what is compressed already
     */
    public static int level(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String ending : COMPRESSED) {
            if (lower.endsWith(ending)) {
                return Deflater.NO_COMPRESSION;
            }
        }
        return Deflater.DEFAULT_COMPRESSION;
    }

    /**
     * Completes the archive, and leaves what it is written to open.
     *
     * @throws IOException if it cannot be written
     */
    public void finish() throws IOException {
        zip.finish();
    }

    /** Completes the archive and closes what it is written to. */
    @Override
    public void close() throws IOException {
        try (out) {
            zip.close();
        }
    }
}
