package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.ImportLimits;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Progress;
import dev.cardstock.exchange.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeckFormatContractTest extends DeckFormatContract {
    @TempDir
    Path folders;

    @Override
    protected DeckFormat format() {
        return new LinesFormat();
    }

    @Override
    protected DeckSource source(int notes) {
        return DeckSource.of("words.lines", "#lines\n" + IntStream.range(0, notes)
                .mapToObj(i -> "front " + i + " => back " + i + "\n")
                .collect(Collectors.joining()));
    }

    private DeckFormatContract contract(DeckFormat format) {
        DeckFormatContractTest sound = this;
        DeckFormatContract contract = new DeckFormatContract() {
            @Override
            protected DeckFormat format() {
                return format;
            }

            @Override
            protected DeckSource source(int notes) {
                return sound.source(notes);
            }
        };
        try {
            contract.folder = Files.createTempDirectory(folders, "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return contract;
    }

    private Set<String> failures(DeckFormat broken) throws ReflectiveOperationException {
        return Failures.of(() -> contract(broken));
    }

    /** Takes an exception of its own for a text that it does not like. */
    public static final class Fragile extends LinesFormat {
        @Override
        String text(DeckSource source, ImportLimits limits) throws IOException {
            String text = super.text(source, limits);
            return text.substring(0, text.lastIndexOf("back 4") + 7);
        }
    }

    /** Leaves the source open. */
    public static final class Leaking extends LinesFormat {
        @Override
        String text(DeckSource source, ImportLimits limits) throws IOException {
            return super.text(new DeckSource() {
                @Override
                public String name() {
                    return source.name();
                }

                @Override
                public java.io.InputStream open() throws IOException {
                    return new java.io.FilterInputStream(source.open()) {
                        @Override
                        public void close() {}
                    };
                }
            }, limits);
        }
    }

    /** Takes as much as comes. */
    public static final class Boundless extends LinesFormat {
        @Override
        String text(DeckSource source, ImportLimits limits) throws IOException {
            return super.text(source, ImportLimits.defaults());
        }
    }

    /** Draws ids. */
    public static final class Drawing extends LinesFormat {
        private final AtomicLong last = new AtomicLong();

        @Override
        String noteId(String front, long number) {
            return "n" + last.incrementAndGet();
        }
    }

    /** Tells nobody how far it is. */
    public static final class Silent extends LinesFormat {
        @Override
        void report(Progress progress, long notes) {}
    }

    /** Goes by the name. */
    public static final class Named extends LinesFormat {
        @Override
        public Match match(Sample sample) {
            return sample.extension().equals("lines") ? Match.CERTAIN : Match.NO;
        }
    }

    /** Writes something new every time. */
    public static final class Moody extends LinesFormat {
        private final AtomicLong last = new AtomicLong();

        @Override
        String mark(String mark) {
            return mark + "time => " + last.incrementAndGet() + "\n";
        }
    }

    /** Leaves what it has not finished. */
    public static final class Hasty extends LinesFormat {
        @Override
        void end(DeckTarget target) throws IOException {
            target.commit();
        }
    }

    /** Does not say what it drops. */
    public static final class Secretive extends LinesFormat {
        @Override
        boolean reports() {
            return false;
        }
    }

    /** Says that it holds what it does not. */
    public static final class Boasting extends LinesFormat {
        @Override
        public Set<Capability> carries() {
            return Set.of(Capability.TAGS);
        }
    }

    @Test
    void formatsThatBreakTheContractAreFound() throws ReflectiveOperationException {
        assertThat(failures(new Fragile()))
                .contains("damagedContentGivesALibraryOrAFailureThatIsReported");
        assertThat(failures(new Leaking())).containsExactly("everyStreamIsClosed");
        assertThat(failures(new Boundless())).containsExactly("limitsAreHonoured");
        assertThat(failures(new Drawing())).contains("readingTwiceGivesTheSameWithTheSameIds",
                "oneReaderServesManyThreads");
        assertThat(failures(new Silent())).containsExactly("progressIsReportedAndCounted",
                "readingEndsWhenItIsCancelled");
        assertThat(failures(new Named())).containsExactly(
                "itsOwnContentIsRecognisedWhateverItsName", "nothingAndGarbageAreNotRecognised");
        assertThat(failures(new Moody())).contains("writingTwiceGivesTheSameBytes");
        assertThat(failures(new Hasty())).contains("withoutAnEndNothingIsLeftOfAFile",
                "aFileStaysAsItWasUntilTheEnd", "aTargetThatFailsIsReportedAndDiscarded");
    }

    @Test
    void formatsThatKeepSilentAboutWhatTheyDropAreFound() {
        for (DeckFormat broken : new DeckFormat[]{new Secretive(), new Boasting()}) {
            assertThatThrownBy(() -> contract(broken)
                    .whatItCarriesIsReadAgainAndTheRestIsReported(Capability.TAGS))
                    .isInstanceOf(AssertionError.class);
        }
    }
}
