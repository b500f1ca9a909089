package dev.cardstock.study.store;

import dev.cardstock.progress.ProgressStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The stores, over something in a folder; the same folder gives the same store again. */
enum StoreKind {
    MEMORY,
    FILE,
    SQLITE,
    SQLITE_WAL,
    H2,
    H2_AS_POSTGRESQL,
    H2_AS_MYSQL,
    H2_BLIND_TO_CASE,
    POSTGRESQL;

    /** Empty for a store that keeps nothing. */
    Optional<ProgressStore> reopen(Path folder) throws IOException {
        return this == MEMORY ? Optional.empty() : Optional.of(open(folder));
    }

    ProgressStore open(Path folder) throws IOException {
        return switch (this) {
            case MEMORY -> new MemoryProgressStore();
            case FILE -> FileProgressStore.open(folder.resolve("progress"));
            case POSTGRESQL -> JdbcProgressStore.open(source(folder), prefix(folder));
            default -> JdbcProgressStore.open(source(folder));
        };
    }

    /** All tests share a server: a folder is a prefix there. */
    private static String prefix(Path folder) {
        return "T" + folder.getFileName().toString().replaceAll("\\W", "_");
    }

    DataSource source(Path folder) {
        return switch (this) {
            case MEMORY, FILE -> throw new IllegalArgumentException(this + " is no database");
            case SQLITE -> sqlite(folder, SQLiteConfig.JournalMode.DELETE);
            case SQLITE_WAL -> sqlite(folder, SQLiteConfig.JournalMode.WAL);
            case H2 -> h2(folder, "");
            case H2_AS_POSTGRESQL -> h2(folder, ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE");
            case H2_AS_MYSQL -> h2(folder, ";MODE=MySQL;DATABASE_TO_LOWER=TRUE");
            case H2_BLIND_TO_CASE -> h2(folder, ";IGNORECASE=TRUE");
            case POSTGRESQL -> postgresql();
        };
    }

    static SQLiteDataSource sqlite(Path folder, SQLiteConfig.JournalMode mode) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("progress.db"));
        source.setJournalMode(mode.getValue());
        if (mode == SQLiteConfig.JournalMode.WAL) {
            source.setSynchronous("NORMAL");
        }
        return source;
    }

    private static DataSource h2(Path folder, String settings) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl("jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1" + settings);
        return source;
    }

    private static DataSource postgresql() {
        try {
            Optional<DataSource> server = PostgresServer.shared();
            Assumptions.assumeTrue(server.isPresent(), "no PostgreSQL that could be started");
            return server.get();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
