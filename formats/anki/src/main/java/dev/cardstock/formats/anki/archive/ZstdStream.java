package dev.cardstock.formats.anki.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;

/** What zstd compressed. */
final class ZstdStream {
    /** The greatest window that zstd's own decoder takes unless it is told to, 128 MiB. */
    private static final int MAX_WINDOW_LOG = 27;

    private ZstdStream() {}

    /** The plain bytes; frames that want a window beyond 128 MiB are refused. */
    static InputStream open(InputStream in) throws IOException {
        ZstdInputStreamNoFinalizer out = new ZstdInputStreamNoFinalizer(in);
        out.setLongMax(MAX_WINDOW_LOG);
        return out;
    }
}
