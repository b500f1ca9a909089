package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cardstock.CardstockException;
import dev.cardstock.Options;
import dev.cardstock.contract.DeckContents.Content;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.DeckOutput;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSink;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.exchange.ExportSettings;
import dev.cardstock.exchange.FormatException;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.exchange.ImportSettings;
import dev.cardstock.exchange.LimitExceededException;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Progress;
import dev.cardstock.exchange.Sample;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every {@link DeckFormat}. Extend it, and give the format with content of its own:
 *
 * <pre>{@code
 * class LinesFormatTest extends DeckFormatContract {
 *     @Override
 *     protected DeckFormat format() {
 *         return new LinesFormat();
 *     }
 *
 *     @Override
 *     protected DeckSource source(int notes) {
 *         return DeckSource.of("words.lines", IntStream.range(0, notes)
 *                 .mapToObj(i -> "front " + i + " => back " + i)
 *                 .collect(Collectors.joining("\n")));
 *     }
 * }
 * }</pre>
 *
 * <p>What concerns reading is left out for a format that cannot be read, and what concerns writing for
 * one that cannot be written.
 */
public abstract class DeckFormatContract {
    private static final long SEED = 17;

    /** A folder for files. */
    @TempDir
    Path folder;

    /** Makes the tests. */
    protected DeckFormatContract() {}

    /** {@return the format to test} */
    protected abstract DeckFormat format();

    /**
     * Makes content in the format, by other means than its writer where that is possible.
     *
     * @param notes how many notes are to be in it, 1 to 2,500, all different, of two or more
     *     characters in each field
     * @return a sound source in memory with the ending of the format; the same for the same number
     */
    protected abstract DeckSource source(int notes);

    /** {@return sources that the reader must refuse, besides binary garbage; none as it is} */
    protected List<DeckSource> unsuitable() {
        return List.of();
    }

    /** {@return texts that a field keeps when it is written and read; fewer where the format is poor} */
    protected List<String> texts() {
        return List.of("What is it?", "a, b; c\td | e", "say \"it\" 'now'", "two\nlines",
                "Zürich, 日本語, שלום, 👩‍👩‍👧, 𝄞", "1 < 2 && 3 > 2", "=1+1", "# no heading",
                "*stars* and _lines_", "<b>not bold</b>", "C:\\path\\name", "{\"a\": [1]}",
                "a - b :: c => d");
    }

    private DeckReader reader() {
        assumeTrue(format().reader(Options.none()).isPresent(), "the format cannot be read");
        return format().reader(Options.none()).orElseThrow();
    }

    private DeckWriter writer() {
        assumeTrue(format().writer(Options.none()).isPresent(), "the format cannot be written");
        return format().writer(Options.none()).orElseThrow();
    }

    private ImportResult read(DeckSource source, ImportLimits limits) throws IOException {
        assumeTrue(format().reader(Options.none()).isPresent(), "the format cannot be read");
        return DeckFormats.of(List.of(format()))
                .read(source, ImportSettings.defaults().format(format().id()).limits(limits));
    }

    private ImportResult read(DeckSource source) throws IOException {
        return read(source, ImportLimits.defaults());
    }

    private static byte[] bytes(DeckSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readAllBytes();
        }
    }

    private static Sample sample(String name, byte[] bytes) {
        int length = Math.min(bytes.length, Sample.MAX_BYTES);
        return new Sample(name, ByteBuffer.wrap(bytes, 0, length), length == bytes.length);
    }

    /** Bytes of no format, zeros among them. */
    private static byte[] garbage() {
        byte[] bytes = new byte[5000];
        new Random(SEED).nextBytes(bytes);
        Arrays.fill(bytes, 100, 110, (byte) 0);
        return bytes;
    }

    private String fileName() {
        return "deck." + format().extensions().get(0);
    }

    // What it says of itself

    @Test
    void itIsAPlugin() {
        PluginAssertions.assertPlugin(format());
    }

    @Test
    void extensionsAreLowerCaseWithoutTheFullStop() {
        assertThat(format().extensions()).isNotEmpty()
                .doesNotHaveDuplicates()
                .allMatch(extension -> extension.matches("[a-z0-9]+(\\.[a-z0-9]+)*"));
    }

    @Test
    void itCanBeReadOrWritten() {
        assertThat(format().reader(Options.none()).isPresent()
                || format().writer(Options.none()).isPresent()).isTrue();
    }

    @Test
    void unknownOptionsAreNamedAndRefused() {
        Options options = Options.none().with("no-such-option", "1").with("nor-this", "2");
        if (format().reader(Options.none()).isPresent()) {
            assertThatThrownBy(() -> format().reader(options))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("no-such-option", "nor-this");
        }
        if (format().writer(Options.none()).isPresent()) {
            assertThatThrownBy(() -> format().writer(options))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("no-such-option", "nor-this");
        }
    }

    // Recognising

    @Test
    void itsOwnContentIsRecognisedWhateverItsName() throws IOException {
        reader();
        for (int notes : new int[]{3, 100}) {
            byte[] bytes = bytes(source(notes));
            for (String name : List.of(source(notes).name(), "content", "")) {
                assertThat(format().match(sample(name, bytes))).as("as '%s'", name)
                        .isNotEqualTo(Match.NO);
            }
        }
        assertThat(DeckFormats.of(List.of(format())).detect(source(3)).id())
                .isEqualTo(format().id());
    }

    @Test
    void nothingAndGarbageAreNotRecognised() {
        assertThat(format().match(sample(fileName(), new byte[0]))).isEqualTo(Match.NO);
        assertThat(format().match(sample(fileName(), garbage()))).isEqualTo(Match.NO);
    }

    @Test
    void noBeginningMakesTheRecognitionFail() throws IOException {
        reader();
        byte[] bytes = bytes(source(5));
        for (int length = 0; length < Math.min(300, bytes.length); length++) {
            Sample cut = new Sample(fileName(), ByteBuffer.wrap(bytes, 0, length), false);
            assertThat(format().match(cut)).as("%d bytes", length).isNotNull();
        }
        for (String text : OddTexts.of(SEED)) {
            byte[] odd = text.getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
            assertThat(format().match(sample(fileName(), odd))).isNotNull();
        }
    }

    // Reading

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 2500})
    void everyNoteIsRead(int notes) throws IOException {
        try (ImportResult read = read(source(notes))) {
            assertThat(read.library().notes()).hasSize(notes);
        }
    }

    @Test
    void readingTwiceGivesTheSameWithTheSameIds() throws IOException {
        try (ImportResult first = read(source(7)); ImportResult second = read(source(7))) {
            assertThat(second.library()).isEqualTo(first.library());
            assertThat(second.history()).isEqualTo(first.history());
            assertThat(second.diagnostics()).isEqualTo(first.diagnostics());
        }
    }

    @Test
    void addingNotesAtTheEndKeepsTheIdsOfThoseBefore() throws IOException {
        try (ImportResult few = read(source(7)); ImportResult more = read(source(8))) {
            assertThat(more.library().notes()).extracting(Note::id)
                    .containsAll(few.library().notes().stream().map(Note::id).toList());
        }
    }

    @Test
    void oneReaderServesManyThreads() throws Exception {
        DeckReader shared = reader();
        List<Note> alone = notes(shared);
        assertThat(Repeated.inThreads(32, () -> notes(shared))).allMatch(alone::equals);
    }

    private List<Note> notes(DeckReader reader) throws IOException {
        List<Note> notes = new ArrayList<>();
        reader.read(source(20), new DeckSink() {
            @Override
            public void note(Note note) {
                notes.add(note);
            }
        }, ImportLimits.defaults(), Progress.none());
        return notes;
    }

    @Test
    void whatIsReferredToComesFirst() throws IOException {
        OrderedSink sink = new OrderedSink();
        reader().read(source(20), sink, ImportLimits.defaults(), Progress.none());
        assertThat(sink.problems()).isEmpty();
        assertThat(sink.notes()).isEqualTo(20);
    }

    @Test
    void progressIsReportedAndCounted() throws IOException {
        List<Long> items = new ArrayList<>();
        reader().read(source(2500), new DeckSink() {
        }, ImportLimits.defaults(), count -> {
            items.add(count);
            return true;
        });
        assertThat(items).hasSizeGreaterThanOrEqualTo(2).isSorted();
        assertThat(items.get(0)).isLessThanOrEqualTo(1000);
    }

    @Test
    void readingEndsWhenItIsCancelled() {
        DeckReader reader = reader();
        assertThatThrownBy(() -> reader.read(source(2500), new DeckSink() {
        },
                ImportLimits.defaults(), items -> false))
                .isInstanceOf(CancellationException.class);
    }

    @Test
    void limitsAreHonoured() throws IOException {
        reader();
        DeckSource source = source(5);
        long size = bytes(source).length;
        ImportLimits limits = ImportLimits.defaults();
        assertExceeded(source, limits.withMaxNotes(4), "maxNotes");
        assertExceeded(source, limits.withMaxBytes(size - 1), "maxBytes");
        assertExceeded(source, limits.withMaxFieldChars(1), "maxFieldChars");
        try (ImportResult read = read(source, limits.withMaxNotes(5))) {
            assertThat(read.library().notes()).hasSize(5);
        }
    }

    private void assertExceeded(DeckSource source, ImportLimits limits, String name) {
        assertThatThrownBy(() -> read(source, limits)).as(name)
                .isInstanceOfSatisfying(LimitExceededException.class,
                        e -> assertThat(e.limit()).isEqualTo(name));
    }

    @Test
    void garbageIsRefusedWithItsPlaceAndARemedy() {
        reader();
        List<DeckSource> sources = new ArrayList<>(unsuitable());
        sources.add(DeckSource.of(fileName(), garbage()));
        for (DeckSource source : sources) {
            assertThatThrownBy(() -> read(source).close())
                    .isInstanceOfSatisfying(FormatException.class, e -> {
                        assertThat(e.location().source()).isEqualTo(source.name());
                        assertThat(e.problem()).isNotBlank();
                        assertThat(e.remedy()).isNotBlank();
                    });
        }
    }

    @Test
    void damagedContentGivesALibraryOrAFailureThatIsReported() throws IOException {
        reader();
        byte[] whole = bytes(source(5));
        for (int i = 0; i < 60; i++) {
            assertOrderly(Arrays.copyOf(whole, (int) ((long) whole.length * i / 60)),
                    "cut at " + i + "/60");
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            for (int j = 1 + random.nextInt(4); j > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            assertOrderly(damaged, "seed " + SEED + ", damage " + i);
        }
    }

    private void assertOrderly(byte[] bytes, String what) {
        try (ImportResult read = read(DeckSource.of(fileName(), bytes))) {
            assertThat(read.library()).isNotNull();
        } catch (CardstockException e) {
            assertThat(e.problem()).as(what).isNotBlank();
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(what + " gives " + e, e);
        }
    }

    @Test
    void aSourceOrSinkThatFailsIsReportedAsItIs() {
        DeckReader reader = reader();
        IOException broken = new IOException("the disk is gone");
        assertThatThrownBy(() -> reader.read(new CountedSource(source(2500), broken),
                new DeckSink() {
                }, ImportLimits.defaults(), Progress.none())).isSameAs(broken);
        assertThatThrownBy(() -> reader.read(source(5), new DeckSink() {
            @Override
            public void note(Note note) throws IOException {
                throw broken;
            }
        }, ImportLimits.defaults(), Progress.none())).isSameAs(broken);
    }

    @Test
    void everyStreamIsClosed() throws IOException {
        DeckReader reader = reader();
        CountedSource whole = new CountedSource(source(20), null);
        reader.read(whole, new DeckSink() {
        }, ImportLimits.defaults(), Progress.none());
        assertThat(whole.open).as("after reading").isZero();
        CountedSource limited = new CountedSource(source(20), null);
        assertThatThrownBy(() -> reader.read(limited, new DeckSink() {
        },
                ImportLimits.defaults().withMaxNotes(3), Progress.none()))
                .isInstanceOf(LimitExceededException.class);
        assertThat(limited.open).as("after a failure").isZero();
        CountedSource garbage = new CountedSource(DeckSource.of(fileName(), garbage()), null);
        assertThatThrownBy(() -> reader.read(garbage, new DeckSink() {
        }, ImportLimits.defaults(),
                Progress.none())).isInstanceOf(FormatException.class);
        assertThat(garbage.open).as("after garbage").isZero();
    }

    // Writing

    private List<Diagnostic> write(Content content, Path file) throws IOException {
        writer();
        return DeckFormats.of(List.of(format()))
                .write(content.library(), content.history(), content.media(), DeckTarget.of(file),
                        ExportSettings.defaults().format(format().id()));
    }

    private ImportResult writtenAndRead(Content content) throws IOException {
        Path file = folder.resolve(fileName());
        write(content, file);
        return read(DeckSource.of(file));
    }

    private Content plain() {
        Library.Builder library = Library.builder("deck").deck("deck");
        for (String text : texts()) {
            library.card("On " + text, text);
        }
        return Content.of(library.build());
    }

    @Test
    void fieldsKeepTheirTextAndNotesTheirOrder() throws IOException {
        Content content = plain();
        try (ImportResult read = writtenAndRead(content)) {
            assertThat(read.library().cards()).extracting(card -> card.prompt().plainText())
                    .containsExactlyElementsOf(content.library()
                            .cards()
                            .map(card -> card.prompt().plainText())
                            .toList());
            assertThat(read.library().cards()).extracting(card -> card.expected().plainText())
                    .containsExactlyElementsOf(texts());
        }
    }

    @Test
    void aWrittenFileIsRecognised() throws IOException {
        Path file = folder.resolve(fileName());
        write(plain(), file);
        assertThat(format().match(sample(fileName(), Files.readAllBytes(file))))
                .isNotEqualTo(Match.NO);
    }

    @ParameterizedTest
    @EnumSource
    void whatItCarriesIsReadAgainAndTheRestIsReported(Capability capability) throws IOException {
        writer();
        Content content = DeckContents.with(capability);
        if (format().carries().contains(capability)) {
            try (ImportResult read = writtenAndRead(content)) {
                assertThat(DeckContents.of(capability, Content.of(read)))
                        .isEqualTo(DeckContents.of(capability, content));
            }
        } else if (capability != Capability.NOTE_IDS) { // which readers derive
            int usual = write(DeckContents.plain(), folder.resolve(fileName())).size();
            assertThat(write(content, folder.resolve(fileName()))).hasSizeGreaterThan(usual);
        }
    }

    @Test
    void writingTwiceGivesTheSameBytes() throws Exception {
        for (Capability capability : Capability.values()) {
            Content content = DeckContents.with(capability);
            write(content, folder.resolve(fileName()));
            byte[] first = Files.readAllBytes(folder.resolve(fileName()));
            write(content, folder.resolve(fileName()));
            assertThat(Files.readAllBytes(folder.resolve(fileName()))).as("%s", capability)
                    .isEqualTo(first);
        }
    }

    @Test
    void withoutAnEndNothingIsLeftOfAFile() throws IOException {
        Path file = folder.resolve(fileName());
        try (DeckOutput output = writer().open(DeckTarget.of(file), dropped -> {})) {
            DeckFormats.send(plain().library(), plain().history(), plain().media(), output);
        }
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aFileStaysAsItWasUntilTheEnd() throws IOException {
        Path file = folder.resolve(fileName());
        Files.writeString(file, "before");
        try (DeckOutput output = writer().open(DeckTarget.of(file), dropped -> {})) {
            DeckFormats.send(plain().library(), plain().history(), plain().media(), output);
            assertThat(file).hasContent("before");
        }
        assertThat(file).hasContent("before");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    void aTargetThatFailsIsReportedAndDiscarded() {
        writer();
        for (int room : new int[]{0, 1, 100}) {
            FullTarget target = new FullTarget(fileName(), room);
            Content content = plain();
            assertThatThrownBy(() -> {
                try (DeckOutput output = writer().open(target, dropped -> {})) {
                    DeckFormats.send(content.library(), content.history(), content.media(), output);
                    output.finish();
                }
            }).as("room for %d bytes", room)
                    .isInstanceOf(IOException.class)
                    .hasMessage(FullTarget.MESSAGE);
            assertThat(target.calls()).as("room for %d bytes", room)
                    .containsExactly("close", "discard");
        }
    }

    @Test
    void aFinishedOutputIsCommittedOnceAndNotDiscarded() throws IOException {
        FullTarget target = new FullTarget(fileName(), Integer.MAX_VALUE);
        try (DeckOutput output = writer().open(target, dropped -> {})) {
            output.noteType(NoteType.basic());
            output.finish();
        }
        assertThat(target.calls()).startsWith("close", "commit").containsOnlyOnce("commit");
    }
}
