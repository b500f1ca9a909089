package dev.cardstock.formats.zip;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.LimitExceededException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the entries of a zip lie, as its central directory says (PKWARE's APPNOTE.TXT, 4.3.6 to
 * 4.3.16). {@link java.util.zip.ZipFile} neither tells where an entry lies, which is what lets media be
 * read later from any source, nor refuses entries that lie in one another or have one name.
 */
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int LOCATOR64_SIZE = 20;
    private static final int RECORD = 0x02014b50;
    private static final int RECORD_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final long MAX_32 = 0xffff_ffffL;
    private static final int MAX_16 = 0xffff;
    private static final int MAX_NAME = 1000;

    /**
     * An entry.
     *
     * @param name its name, never a path for us
     * @param method how it is compressed, 0 or 8 for what can be read
     * @param compressed its bytes in the archive
     * @param size its bytes, as the directory says
     * @param crc its checksum, as the directory says
     * @param offset where its local header begins
     */
    record Entry(String name, int method, long compressed, long size, long crc, long offset) {}

    private record End(long entries, long size, long offset, long at) {}

    private final SeekableByteChannel channel;
    private final Location where;

    private ZipDirectory(SeekableByteChannel channel, Location where) {
        this.channel = channel;
        this.where = where;
    }

    /** The entries by name, in the order of the directory. */
    static Map<String, Entry> read(SeekableByteChannel channel, ImportLimits limits, Location where)
            throws IOException {
        ZipDirectory directory = new ZipDirectory(channel, where);
        List<Entry> entries;
        try {
            entries = directory.entries(directory.end(), limits);
        } catch (EOFException e) {
            throw directory.damaged("its directory is cut off");
        }
        Map<String, Entry> byName = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (byName.put(entry.name, entry) != null) {
                throw directory.damaged("two entries have the name '" + entry.name + "'");
            }
        }
        directory.checkPlaces(entries);
        return byName;
    }

    private FormatException damaged(String problem) {
        return new FormatException("the archive is damaged: " + problem, where,
                "download or export it again");
    }

    private ByteBuffer bytes(long position, int length) throws IOException {
        if (position < 0 || position > channel.size() - length) {
            throw new EOFException();
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException();
            }
        }
        return buffer.flip();
    }

    private End end() throws IOException {
        long size = channel.size();
        int length = (int) Math.min(size, END_SIZE + MAX_16);
        ByteBuffer tail = bytes(size - length, length);
        for (int at = length - END_SIZE; at >= 0; at--) {
            if (tail.getInt(at) == END && at + END_SIZE + u16(tail, at + 20) == length) {
                long position = size - length + at;
                int entries = u16(tail, at + 10);
                long directorySize = u32(tail, at + 12);
                long offset = u32(tail, at + 16);
                if (entries == MAX_16 || directorySize == MAX_32 || offset == MAX_32) {
                    End large = end64(position);
                    if (large != null) {
                        return large;
                    }
                }
                return new End(entries, directorySize, offset, position);
            }
        }
        throw damaged("its end is missing");
    }

    private @Nullable End end64(long end) throws IOException {
        if (end < LOCATOR64_SIZE) {
            return null;
        }
        ByteBuffer locator = bytes(end - LOCATOR64_SIZE, LOCATOR64_SIZE);
        if (locator.getInt(0) != LOCATOR64) {
            return null;
        }
        long position = locator.getLong(8);
        ByteBuffer record = bytes(position, 56);
        if (record.getInt(0) != END64) {
            throw damaged("its end is broken");
        }
        return new End(record.getLong(32), record.getLong(40), record.getLong(48), position);
    }

    private List<Entry> entries(End end, ImportLimits limits) throws IOException {
        if (end.entries < 0 || end.size < 0 || end.offset < 0 || end.size > end.at) {
            throw damaged("its directory is broken");
        }
        if (end.entries > limits.maxEntries()) {
            throw new LimitExceededException("maxEntries", limits.maxEntries(),
                    "the archive has " + end.entries + " entries", where);
        }
        if (end.entries > end.size / RECORD_SIZE) {
            throw damaged("its directory is too short for its " + end.entries + " entries");
        }
        // Where something stands before the archive, all places are that much later.
        long shift = end.at - end.size - end.offset;
        if (shift < 0) {
            throw damaged("its directory is broken");
        }
        channel.position(end.at - end.size);
        DataInputStream in = new DataInputStream(
                new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        List<Entry> entries = new ArrayList<>((int) end.entries);
        long read = 0;
        for (long i = 0; i < end.entries; i++) {
            ByteBuffer record = ByteBuffer.allocate(RECORD_SIZE).order(ByteOrder.LITTLE_ENDIAN);
            in.readFully(record.array());
            int nameLength = u16(record, 28);
            int extraLength = u16(record, 30);
            int commentLength = u16(record, 32);
            read += RECORD_SIZE + nameLength + extraLength + commentLength;
            if (record.getInt(0) != RECORD || read > end.size) {
                throw damaged("entry " + (i + 1) + " of its directory is broken");
            }
            if (nameLength > MAX_NAME) {
                throw damaged("the name of an entry has " + nameLength + " bytes");
            }
            byte[] name = new byte[nameLength];
            in.readFully(name);
            byte[] extra = new byte[extraLength];
            in.readFully(extra);
            in.skipNBytes(commentLength);
            entries.add(entry(new String(name, StandardCharsets.UTF_8), record,
                    ByteBuffer.wrap(extra).order(ByteOrder.LITTLE_ENDIAN), shift));
        }
        return entries;
    }

    private Entry entry(String name, ByteBuffer record, ByteBuffer extra, long shift) {
        long size = u32(record, 24);
        long compressed = u32(record, 20);
        long offset = u32(record, 42);
        while (extra.remaining() >= 4) {
            int id = extra.getShort() & MAX_16;
            int length = Math.min(extra.getShort() & MAX_16, extra.remaining());
            ByteBuffer field = extra.slice(extra.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            extra.position(extra.position() + length);
            if (id == 1) {
                size = size == MAX_32 && field.remaining() >= 8 ? field.getLong() : size;
                compressed = compressed == MAX_32 && field.remaining() >= 8
                        ? field.getLong()
                        : compressed;
                offset = offset == MAX_32 && field.remaining() >= 8 ? field.getLong() : offset;
            }
        }
        boolean encrypted = (u16(record, 8) & 1) != 0;
        if (size < 0 || compressed < 0 || offset < 0 || offset > Long.MAX_VALUE - shift) {
            throw damaged("the entry '" + name + "' is broken");
        }
        return new Entry(name, encrypted ? -1 : u16(record, 10), compressed, size,
                u32(record, 16), offset + shift);
    }

    /** Entries that share bytes are how a small archive unpacks to a giant one. */
    private void checkPlaces(List<Entry> entries) throws IOException {
        List<Entry> inOrder = new ArrayList<>(entries);
        inOrder.sort(Comparator.comparingLong(Entry::offset));
        long free = 0;
        for (Entry entry : inOrder) {
            if (entry.offset < free) {
                throw damaged("the entry '" + entry.name + "' lies in another");
            }
            free = entry.offset + LOCAL_SIZE + entry.compressed;
            if (free < 0 || free > channel.size()) {
                throw damaged("the entry '" + entry.name + "' is cut off");
            }
        }
    }

    private static int u16(ByteBuffer buffer, int at) {
        return buffer.getShort(at) & MAX_16;
    }

    private static long u32(ByteBuffer buffer, int at) {
        return buffer.getInt(at) & MAX_32;
    }
}
