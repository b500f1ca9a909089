package dev.cardstock.formats.anki.archive;

/** The versions of the container. */
public enum PackageVersion {
    /** Of Anki 2.0 and nearly all other programs: {@code collection.anki2}, a list of media in JSON. */
    LEGACY_1("collection.anki2", false),
    /** Of Anki 2.1 to 2.1.49: {@code collection.anki21} beside a dummy {@code collection.anki2}. */
    LEGACY_2("collection.anki21", false),
    /** Of Anki 2.1.50 and later: everything compressed by zstd, a list of media in protobuf. */
    LATEST("collection.anki21b", true);

    private final String collection;
    private final boolean zstd;

    PackageVersion(String collection, boolean zstd) {
        this.collection = collection;
        this.zstd = zstd;
    }

    /** {@return the name of the entry with the collection} */
    public String collection() {
        return collection;
    }

    /** {@return whether collection, list and media are compressed by zstd} */
    public boolean zstd() {
        return zstd;
    }
}
