package dev.cardstock.study.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.cardstock.Location;
import dev.cardstock.exchange.FormatException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/** Reads a file of progress from its beginning to its end, holding no more than the heads of lines. */
final class FrameScan {
    /** The first line of a file. */
    static final String HEADER = "{\"format\":\"cardstock-progress\",\"version\":1}\n";
    private static final int VERSION = 1;
    private static final int MAX_HEADER = 200;

    /** The start of a line that surely holds who appended and how much. */
    private static final int LINE_START = 2048;
    private static final int SECTOR = 512;

    /** What is there of an append; its events are not read. */
    record Append(String learner, long from, long to, long offset, int length) {}

    /** Takes the appends of a file in their order. */
    interface Sink {
        void take(Append append) throws IOException;
    }

    private final Path file;
    private final long size;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private long position;

    private FrameScan(Path file, long size, InputStream in) {
        this.file = file;
        this.size = size;
        this.in = in;
    }

    /**
     * Reads all appends, each once everything that was written together with it was found to be whole.
     *
     * @return where the last whole frame ends: less than the size of the file if a crash left it with half
     *     of an append, 0 if with half of its first line
     * @throws FormatException if it is no such file, or of a newer version, or damaged
     */
    static long of(Path file, Sink sink) throws IOException {
        long size = Files.size(file);
        try (InputStream in = Files.newInputStream(file)) {
            return new FrameScan(file, size, in).run(sink);
        }
    }

    private long run(Sink sink) throws IOException {
        byte[] header = HEADER.getBytes(US_ASCII);
        byte[] start = new byte[(int) Math.min(size, MAX_HEADER)];
        try (InputStream first = Files.newInputStream(file)) {
            first.readNBytes(start, 0, start.length);
        }
        if (!Arrays.equals(start, 0, Math.min(start.length, header.length), header, 0,
                header.length)) {
            if (isBeginningOf(header, start)) {
                return 0;
            }
            throw notOurs(start);
        }
        in.skipNBytes(header.length);
        position = header.length;
        while (position < size) {
            long begin = position;
            if (!frame(sink)) {
                return begin;
            }
        }
        return position;
    }

    /** Whether a crash may have left this of a new file. */
    private static boolean isBeginningOf(byte[] header, byte[] start) {
        if (start.length > header.length) {
            return false;
        }
        return start.length < header.length
                && Arrays.equals(start, 0, start.length, header, 0, start.length)
                || Arrays.equals(start, new byte[start.length]);
    }

    private FormatException notOurs(byte[] start) {
        String line = new String(start, US_ASCII).lines().findFirst().orElse("");
        Location place = Location.of(file.toString());
        try (JsonParser json = EventJson.READABLE.createParser(ObjectReadContext.empty(), line)) {
            json.nextToken();
            if ("format".equals(json.nextName())
                    && "cardstock-progress".equals(json.nextStringValue())
                    && "version".equals(json.nextName())
                    && json.nextLongValue(0) > VERSION) {
                return new FormatException("the file is of version " + json.getLongValue()
                        + ", later than " + VERSION, place, "use a newer Cardstock to open it");
            }
        } catch (JacksonException e) {
            // It is no JSON, so it is not ours.
        }
        return new FormatException("this is no file of progress, or its first line is damaged",
                place,
                "name another file, or restore it from a copy");
    }

    /** Reads a frame; false if a crash left only half of it. */
    private boolean frame(Sink sink) throws IOException {
        long begin = position;
        if (size - begin < Frame.HEAD) {
            return false;
        }
        byte[] head = new byte[Frame.HEAD];
        read(head, Frame.HEAD);
        Frame frame = Frame.parsed(head);
        boolean cut = frame != null && frame.length() > size - position;
        List<@Nullable Append> appends = frame == null || cut ? null : appends(frame);
        if (appends == null) {
            if ((cut || holdsUnwrittenSector(begin)) && !holdsHeadAfter(begin)) {
                return false;
            }
            throw damaged(file, begin, "a record is damaged", null);
        }
        for (Append append : appends) {
            if (append == null) {
                throw damaged(file, begin, "a record holds something else than appends", null);
            }
            sink.take(append);
        }
        return true;
    }

    static FormatException damaged(Path file, long offset, String problem,
            @Nullable Throwable cause) {
        return new FormatException(problem, Location.of(file.toString()).inEntry("byte " + offset),
                "restore the file from a copy; or cut it there, which loses what was appended later",
                cause);
    }

    private int read(byte[] target, int length) throws IOException {
        int n = in.readNBytes(target, 0, length);
        if (n < length) {
            throw new IOException(file + " became shorter while it was read");
        }
        position += n;
        return n;
    }

    /** The lines of a frame, null where a line is no append; null if the checksum is wrong. */
    private @Nullable List<@Nullable Append> appends(Frame frame) throws IOException {
        List<@Nullable Append> appends = new ArrayList<>();
        CRC32C sum = new CRC32C();
        byte[] lineStart = new byte[LINE_START];
        int known = 0;
        long lineAt = position;
        long end = position + frame.length();
        while (position < end) {
            long chunkAt = position;
            int n = read(buffer, (int) Math.min(buffer.length, end - position));
            sum.update(buffer, 0, n);
            for (int from = 0; from < n;) {
                int to = from;
                while (to < n && buffer[to] != '\n') {
                    to++;
                }
                int more = Math.min(to - from, LINE_START - known);
                System.arraycopy(buffer, from, lineStart, known, more);
                known += more;
                from = to + 1;
                if (to < n) {
                    appends.add(append(lineStart, known, lineAt, chunkAt + to - lineAt));
                    known = 0;
                    lineAt = chunkAt + from;
                }
            }
        }
        if ((int) sum.getValue() != frame.checksum()) {
            return null;
        }
        if (lineAt != end) {
            appends.add(null);
        }
        return appends;
    }

    private static @Nullable Append append(byte[] start, int known, long offset, long length) {
        try (JsonParser json = EventJson.READABLE.createParser(ObjectReadContext.empty(), start, 0,
                known)) {
            json.nextToken();
            if (!"learner".equals(json.nextName())) {
                return null;
            }
            String learner = json.nextStringValue();
            long from = "from".equals(json.nextName()) ? json.nextLongValue(-1) : -1;
            long to = "to".equals(json.nextName()) ? json.nextLongValue(-1) : -1;
            return learner == null || from < 0 || to <= from
                    ? null
                    : new Append(learner, from, to, offset, Math.toIntExact(length));
        } catch (JacksonException | ArithmeticException e) {
            return null;
        }
    }

    /** Whether the file grew for what was appended, but the disk never got some of it. */
    private boolean holdsUnwrittenSector(long begin) throws IOException {
        try (InputStream rest = new BufferedInputStream(Files.newInputStream(file))) {
            rest.skipNBytes(begin);
            for (long at = begin; at < size;) {
                int length = (int) Math.min(SECTOR - at % SECTOR, size - at);
                if (Arrays.equals(rest.readNBytes(length), new byte[length])) {
                    return true;
                }
                at += length;
            }
        }
        return false;
    }

    /** Whether something whole was written after what begins there, which is then no torn end. */
    private boolean holdsHeadAfter(long begin) throws IOException {
        try (InputStream rest = new BufferedInputStream(Files.newInputStream(file))) {
            rest.skipNBytes(begin + 1);
            for (int b = rest.read(); b >= 0; b = rest.read()) {
                if (b == '#') {
                    rest.mark(Frame.HEAD);
                    byte[] head = new byte[Frame.HEAD];
                    head[0] = '#';
                    if (rest.readNBytes(head, 1, Frame.HEAD - 1) == Frame.HEAD - 1
                            && Frame.parsed(head) != null) {
                        return true;
                    }
                    rest.reset();
                }
            }
        }
        return false;
    }
}
