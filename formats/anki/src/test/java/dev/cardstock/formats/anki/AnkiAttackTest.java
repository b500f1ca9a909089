package dev.cardstock.formats.anki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.cardstock.CardstockException;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.formats.anki.proto.ProtoWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody made to do harm, and such as were damaged on the way. */
class AnkiAttackTest {
    private static final Map<String, byte[]> NO_MEDIA = Map.of();

    private static Map<String, byte[]> legacy() {
        return Fixture.legacy(Fixture.schema11(3), NO_MEDIA);
    }

    private static void assertRefused(Map<String, byte[]> entries, String reason) {
        assertThatThrownBy(() -> Packages.read(Fixture.zip(entries, false)).close())
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x.png", "/etc/passwd", "a/b.png", "..", "C:\\\\x.png",
            "a\\\\b.png"})
    void namesThatArePathsAreRefusedOrLeftOut(String name) throws IOException {
        Map<String, byte[]> entries = legacy();
        entries.put("0", new byte[1]);
        entries.put("media", Fixture.utf8("{\"0\": \"" + name + "\"}"));
        assertRefused(entries, "not the name of a file");
        try (ImportResult read = Packages.salvaged(Fixture.zip(entries, false))) {
            assertThat(read.library().media()).isEmpty();
            assertThat(read.library().notes()).hasSize(3);
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactly("media-name");
        }
    }

    @Test
    void namesOfMediaAreMadeGoodAndUnique() throws IOException {
        Map<String, byte[]> entries = legacy();
        for (int i = 0; i < 4; i++) {
            entries.put(Integer.toString(i), new byte[]{(byte) i});
        }
        entries.put("media", Fixture.utf8("{\"0\": \"a:b?.png\", \"1\": \"ab.png\","
                + " \"2\": \"AB.png\", \"3\": \"con.txt\", \"7\": \"gone.png\"}"));
        try (ImportResult read = Packages.read(Fixture.zip(entries, false))) {
            assertThat(read.library().media()).extracting(m -> m.name())
                    .containsExactly("ab.png", "AB.png", "con_.txt", "gone.png");
            assertThat(read.media().names()).doesNotContain("gone.png");
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .containsExactlyInAnyOrder("media-renamed", "duplicate-media", "similar-media",
                            "media-renamed", "missing-media");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"x\": \"a\"}", "{\"0\": 1}", "{\"0\": \"a\", \"0\": \"b\"}",
            "{",
            "{\"-1\": \"a\"}", "{\"0\": {}}"})
    void brokenListsOfMediaAreRefused(String list) throws IOException {
        Map<String, byte[]> entries = legacy();
        entries.put("media", Fixture.utf8(list));
        assertRefused(entries, "the list of media is broken");
        try (ImportResult read = Packages.salvaged(Fixture.zip(entries, false))) {
            assertThat(read.library().notes()).hasSize(3);
        }
    }

    @Test
    void entriesWithOneNameAreRefused() {
        Map<String, byte[]> entries = legacy();
        entries.put("collection.anki3", Fixture.schema11(1));
        byte[] zip = Fixture.zip(entries, false);
        byte[] from = "collection.anki3".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i + from.length < zip.length; i++) {
            if (Arrays.equals(zip, i, i + from.length, from, 0, from.length)) {
                zip[i + from.length - 1] = '2';
            }
        }
        assertThatThrownBy(() -> Packages.read(zip)).hasMessageContaining("two entries");
    }

    @Test
    void entriesThatShareBytesAreRefused() {
        byte[] zip = Fixture.zip(legacy(), true);
        // The second record of the directory is told to begin where the first one does.
        int first = lastIndexOf(zip, new byte[]{'P', 'K', 1, 2}, zip.length);
        Arrays.fill(zip, first + 42, first + 46, (byte) 0);
        assertThatThrownBy(() -> Packages.read(zip)).hasMessageContaining("lies in another");
    }

    private static int lastIndexOf(byte[] bytes, byte[] wanted, int before) {
        for (int i = before - wanted.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not there");
    }

    @Test
    void bombsEndAtALimit() {
        byte[] zeros = new byte[40 << 20];
        Map<String, byte[]> deflated = legacy();
        deflated.put("collection.anki2", zeros);
        assertLimit(deflated, "maxRatio");
        Map<String, byte[]> zstd = Fixture.latest(Fixture.schema11(1), NO_MEDIA);
        zstd.put("collection.anki21b", Zstd.compress(zeros));
        assertLimit(zstd, "maxRatio");
        Map<String, byte[]> list = Fixture.latest(Fixture.schema11(1), NO_MEDIA);
        list.put("media", Zstd.compress(zeros));
        assertLimit(list, "maxRatio");
    }

    private static void assertLimit(Map<String, byte[]> entries, String limit) {
        assertThatThrownBy(() -> Packages.read(Fixture.zip(entries, false)).close())
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo(limit));
    }

    @Test
    void bombsAmongMediaEndAtALimitWhenTheyAreOpened() throws IOException {
        Map<String, byte[]> entries = Fixture.latest(Fixture.schema11(1),
                Map.of("a.png", new byte[40 << 20]));
        entries.put("media", Zstd.compress(new ProtoWriter().bytes(1,
                new ProtoWriter().text(1, "a.png").integer(2, 7).toByteArray()).toByteArray()));
        try (ImportResult read = Packages.read(Fixture.zip(entries, true));
                InputStream in = read.media().open("a.png")) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(LimitExceededException.class);
        }
    }

    @Test
    void mediaThatWereDamagedAreToldWhenTheyAreOpened() throws IOException {
        byte[] medium = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        byte[] zip = Fixture.zip(Fixture.legacy(Fixture.schema11(1), Map.of("a.png", medium)),
                true);
        int at = lastIndexOf(zip, medium, zip.length);
        zip[at + 4] ^= 1;
        try (ImportResult read = Packages.read(zip); InputStream in = read.media().open("a.png")) {
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class)
                    .hasMessageContaining("checksum");
        }
    }

    @Test
    void mediaBehindTheEndAreToldWhenTheyAreOpened() throws IOException {
        byte[] medium = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        byte[] zip = Fixture.zip(Fixture.legacy(Fixture.schema11(1), Map.of("a.png", medium)),
                true);
        // The length of what stands between the name of the entry and its content.
        int header = lastIndexOf(zip, new byte[]{'P', 'K', 3, 4},
                lastIndexOf(zip, medium, zip.length));
        zip[header + 28] = (byte) 0xff;
        zip[header + 29] = (byte) 0xff;
        try (ImportResult read = Packages.read(zip)) {
            assertThatThrownBy(() -> read.media().open("a.png").close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("ends before the entry");
        }
    }

    @Test
    void tooManyEntriesAndTooLargeMediaAreRefused() {
        byte[] zip = Fixture.zip(Fixture.legacy(Fixture.schema11(1),
                Map.of("a.png", new byte[2000], "b.png", new byte[10])), false);
        ImportLimits defaults = ImportLimits.defaults();
        ImportLimits few = new ImportLimits(1 << 30, 3, 200, 10, 10, 1000, 4000, 1000, 64, 10);
        assertThatThrownBy(() -> read(zip, few)).isInstanceOfSatisfying(
                LimitExceededException.class, e -> assertThat(e.limit()).isEqualTo("maxEntries"));
        ImportLimits small = new ImportLimits(1 << 30, 30, 200, 10, 10, 1000, 4000, 1000, 64, 10);
        assertThatThrownBy(() -> read(zip, small)).isInstanceOfSatisfying(
                LimitExceededException.class,
                e -> assertThat(e.limit()).isEqualTo("maxMediaBytes"));
        assertThatThrownBy(() -> read(zip, defaults.withMaxBytes(zip.length + 10)))
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo("maxBytes"));
    }

    private static void read(byte[] file, ImportLimits limits) throws IOException {
        Packages.FORMATS.read(DeckSource.of("x.apkg", file),
                ImportSettings.defaults().limits(limits)).close();
    }

    private static byte[] collection(Fixture.Sql change) {
        return Fixture.database(Fixture.SCHEMA_11, sql -> {
            Fixture.col(sql, 11, Fixture.SETTINGS, Fixture.MODELS, Fixture.DECKS, Fixture.OPTIONS);
            Fixture.note(sql, 1, "g", Fixture.BASIC, "", "front", "back");
            Fixture.card(sql, 1, 1, 1, 0, Fixture.NEW, "");
            change.run(sql);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "create trigger t after update on notes begin delete from cards; end",
            "alter table notes rename to n; create view notes as select * from n",
            "alter table revlog rename to r; create view revlog as with recursive c(x) as"
                    + " (select 1 union all select x + 1 from c) select x as id, 1 as cid, 1 as usn,"
                    + " 1 as ease, 1 as ivl, 1 as lastIvl, 1 as factor, 1 as time, 1 as type from c",
            "alter table cards rename to c; create virtual table cards using fts5(nid, ord)",
            "alter table notes add column more text generated always as (hex(zeroblob(1000)))"
                    + " virtual"})
    void whatWouldRunIsRefused(String change) {
        byte[] file = collection(sql -> {
            for (String one : change.split("; (?=create)")) {
                sql.executeUpdate(one);
            }
        });
        assertThatThrownBy(() -> Packages.read(file).close()).isInstanceOf(FormatException.class)
                .hasMessageContaining("do not trust this file");
    }

    @Test
    void strangeButHarmlessTablesAreNoMatter() throws IOException {
        byte[] file = collection(sql -> {
            sql.executeUpdate("create table other (a)");
            sql.executeUpdate("create view seen as select 1");
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.library().notes()).hasSize(1);
        }
    }

    @Test
    void valuesOfEveryTypeAreTakenForWhatTheyCanBe() throws IOException {
        byte[] file = collection(sql -> {
            sql.executeUpdate(
                    "update cards set due = 1.5, ivl = 'x', factor = x'00', data = '{bad'");
            sql.executeUpdate("update notes set tags = 7, guid = x'6162', sfld = x'00'");
            sql.executeUpdate("insert into revlog values (1, 1, 1, 9, 1e300, 'a', 1, -5, 77)");
        });
        try (ImportResult read = Packages.read(file)) {
            assertThat(read.library().notes()).hasSize(1);
            assertThat(read.history().log().size()).isEqualTo(1);
        }
    }

    @Test
    void jsonThatIsTooDeepIsRefused() {
        byte[] file = collection(sql -> sql.executeUpdate(
                "update col set models = '" + "[".repeat(100_000) + "'"));
        assertThatThrownBy(() -> Packages.read(file)).isInstanceOf(FormatException.class)
                .hasMessageContaining("models");
    }

    @Test
    void wrongNumbersOfFieldsAreRefusedOrMended() throws IOException {
        byte[] file = collection(sql -> {
            Fixture.note(sql, 2, "h", Fixture.BASIC, "", "a", "b", "c");
            Fixture.note(sql, 3, "i", Fixture.BASIC, "", "a");
            Fixture.note(sql, 4, "j", 99, "", "lost", "type");
        });
        assertThatThrownBy(() -> Packages.read(file)).hasMessageContaining("3 fields");
        try (ImportResult read = Packages.salvaged(file)) {
            assertThat(read.library().notes())
                    .extracting(note -> note.fields().stream().map(f -> f.source()).toList())
                    .containsExactly(List.of("front", "back"), List.of("a", "b<br>c"),
                            List.of("a", ""), List.of("lost", "type"));
            assertThat(read.diagnostics()).extracting(Diagnostic::code)
                    .contains("wrong-fields", "missing-note-type");
        }
    }

    @Test
    void ofACutFileWhatIsLeftIsReadOnlyIfAskedFor() throws IOException {
        byte[] whole = Fixture.schema11(2000);
        byte[] cut = Arrays.copyOf(whole, whole.length * 2 / 3);
        assertThatThrownBy(() -> Packages.read(cut)).isInstanceOf(FormatException.class)
                .hasMessageContaining("cut off")
                .hasMessageContaining("salvage");
        try (ImportResult read = Packages.salvaged(cut)) {
            assertThat(read.library().notes()).hasSizeBetween(1000, 1999);
            assertThat(read.diagnostics()).extracting(Diagnostic::code).contains("cut-off");
        }
    }

    @Test
    void pagesThatLeadInACircleEnd() throws IOException {
        byte[] file = Fixture.schema11(3000);
        int pageSize = (file[16] & 0xff) << 8 | file[17] & 0xff;
        Random random = new Random(5);
        // Every inner page of a table points to the same children over and over.
        int inner = 0;
        for (int page = 1; page < file.length / pageSize; page++) {
            int at = page * pageSize;
            if (file[at] == 5) {
                inner++;
                int cells = (file[at + 3] & 0xff) << 8 | file[at + 4] & 0xff;
                int target = (file[at + 12] & 0xff) << 8 | file[at + 13] & 0xff;
                for (int i = 0; i < cells; i++) {
                    file[at + 12 + 2 * i] = (byte) (target >> 8);
                    file[at + 13 + 2 * i] = (byte) target;
                }
                System.arraycopy(file, at + target, file, at + 8, 4);
                if (random.nextBoolean()) {
                    file[at + target + 3] = (byte) (page + 1);
                }
            }
        }
        assertThat(inner).isPositive();
        assertThatThrownBy(() -> Packages.read(file).close()).isInstanceOf(FormatException.class);
        Packages.salvaged(file).close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void flippedBitsGiveALibraryOrAReason(boolean modern) throws IOException {
        byte[] whole = modern
                ? Fixture.zip(Fixture.latest(NewFixture.schema18(20), Map.of("a", new byte[9])),
                        true)
                : Fixture.schema11(20);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = whole.clone();
            damaged[(int) ((long) whole.length * i / 60)] ^= (byte) (1 << i % 8);
            for (boolean salvage : new boolean[]{false, true}) {
                try (ImportResult read = salvage
                        ? Packages.salvaged(damaged)
                        : Packages.read(damaged)) {
                    assertThat(read.library()).isNotNull();
                } catch (CardstockException e) {
                    assertThat(e.problem()).as("bit %d", i).isNotBlank();
                }
            }
        }
    }

    @Test
    void nothingOfALimitIsSalvaged() {
        Map<String, byte[]> entries = new LinkedHashMap<>(legacy());
        entries.put("collection.anki2", new byte[40 << 20]);
        assertThatThrownBy(() -> Packages.salvaged(Fixture.zip(entries, false)))
                .isInstanceOf(LimitExceededException.class);
    }
}
