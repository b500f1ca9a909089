package dev.cardstock.examples.cli;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.answer.AnswerGraderProvider;
import dev.cardstock.deck.CardId;
import dev.cardstock.deck.Library;
import dev.cardstock.exchange.DeckFormats;
import dev.cardstock.exchange.ImportResult;
import dev.cardstock.review.DayBoundary;
import dev.cardstock.study.FlashcardSettings;
import dev.cardstock.study.LearnSettings;
import dev.cardstock.study.MatchSettings;
import dev.cardstock.study.SpacedSettings;
import dev.cardstock.study.Study;
import dev.cardstock.study.StudySession;
import dev.cardstock.study.TestSettings;
import dev.cardstock.study.mastery.Learner;
import dev.cardstock.study.mastery.MasteryMeter;
import dev.cardstock.study.mastery.Mode;
import dev.cardstock.study.set.StudySet;
import dev.cardstock.study.store.FileProgressStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Studies a deck in the terminal. */
@Command(name = "study", mixinStandardHelpOptions = true, description = "Studies a deck. Answers come from the terminal, from --script, or from a pipe.")
final class StudyCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DECK", description = "The deck, in any format.")
    Path deck = Path.of("");

    @Option(names = "--mode", required = true, paramLabel = "MODE", description = "flashcards, learn, test, match or spaced.")
    Mode mode = Mode.LEARN;

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from; without it, another one every time.")
    @Nullable
    Long seed;

    @Option(names = "--progress", paramLabel = "FILE", description = "Where progress is kept. Without it, it is forgotten.")
    @Nullable
    Path progress;

    @Option(names = "--learner", paramLabel = "NAME", description = "Whose progress it is.")
    String name = "learner";

    @Option(names = "--script", paramLabel = "FILE", description = "Takes the answers from a file, one a line.")
    @Nullable
    Path script;

    @Option(names = "--new", description = "Begins a new session where an unfinished one would go on.")
    boolean begin;

    @Option(names = "--grader", paramLabel = "ID", description = "What grades typed answers, semantic by default.")
    String grader = "semantic";

    @Option(names = "--zone", paramLabel = "ZONE", description = "The time zone of the learner's days.")
    ZoneId zone = ZoneId.systemDefault();

    @Override
    public Integer call() throws IOException {
        LuceneLog.quiet();
        PrintWriter out = spec.commandLine().getOut();
        try (ImportResult read = DeckFormats.installed().read(deck)) {
            StudySet set = StudySet.of(read.library());
            if (set.items().isEmpty()) {
                throw new ParameterException(spec.commandLine(), deck
                        + " has no card with something on both sides that could be studied");
            }
            Path file = progress;
            if (file == null) {
                return study(read, set, Learner.inMemory(), null, out);
            }
            try (FileProgressStore store = FileProgressStore.open(file)) {
                return study(read, set, Learner.of(store, name),
                        new KeptSession(store, name, deck, mode), out);
            }
        }
    }

    private int study(ImportResult read, StudySet set, Learner learner,
            @Nullable KeptSession kept, PrintWriter out) throws IOException {
        if (kept != null) {
            kept.rememberDeck(read.library().title());
        }
        learner.importHistory(read.history(), now());
        Study study = Study.builder(set)
                .seed(seed == null ? System.nanoTime() : seed)
                .days(new DayBoundary(zone, DayBoundary.DEFAULT.start()))
                .grader(Plugins.load(AnswerGraderProvider.class)
                        .get(grader)
                        .create(Options.none()), true)
                .build();
        try (Terminal terminal = script == null ? terminal() : null;
                AnswerLines answers = terminal != null
                        ? AnswerLines.of(terminal)
                        : script == null ? AnswerLines.piped() : AnswerLines.of(script)) {
            Screen screen = terminal == null
                    ? new Screen(out, 0, false)
                    : new Screen(terminal.writer(), terminal.getWidth(),
                            System.getenv("NO_COLOR") == null);
            StudySession session = session(study, learner, kept, screen);
            introduce(screen, set, session);
            int misfits = run(session, answers, screen, kept);
            screen.line();
            MasteryMeter.of(set)
                    .table(Map.of(learner.id(), learner.progress()), now())
                    .toText()
                    .lines()
                    .forEach(line -> screen.line(line));
            if (progress == null) {
                screen.line(Screen.Style.FAINT,
                        "Nothing of this is kept; --progress FILE does that.");
            }
            return misfits > 0 && !answers.isInteractive() ? 1 : 0;
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Terminal terminal() throws IOException {
        if (!ProgressBar.isTerminal()) {
            return null;
        }
        Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
            terminal.close();
            return null;
        }
        return terminal;
    }

    private StudySession session(Study study, Learner learner, @Nullable KeptSession kept,
            Screen screen) throws IOException {
        StudySession resumed = kept == null || begin ? null : kept.resume(study, learner);
        if (resumed != null) {
            screen.line(Screen.Style.FAINT, "Going on with the session of " + resumed.startedAt()
                    + "; --new begins another one.");
            return resumed;
        }
        return switch (mode) {
            case FLASHCARDS -> study.flashcards(learner, FlashcardSettings.defaults());
            case LEARN -> study.learn(learner, LearnSettings.defaults());
            case TEST -> study.test(learner, TestSettings.defaults());
            case MATCH -> study.match(learner, MatchSettings.defaults());
            case SPACED -> study.spaced(learner, SpacedSettings.defaults());
        };
    }

    private static void introduce(Screen screen, StudySet set, StudySession session) {
        Library library = set.library();
        List<CardId> empty = set.empty();
        screen.line(Screen.Style.STRONG, (library.title().isBlank() ? "" : library.title() + ": ")
                + set.items().size() + " cards, " + session.mode().key());
        if (!empty.isEmpty()) {
            screen.line(Screen.Style.FAINT, empty.size() == 1
                    ? "1 card is left out because one of its sides is empty"
                    : empty.size()
                            + " cards are left out because one of their sides is empty");
        }
    }

    /** Keeps an unfinished session, whatever ends the process; says how many lines were no answers. */
    private static int run(StudySession session, AnswerLines answers, Screen screen,
            @Nullable KeptSession kept) throws IOException {
        StudyDialog dialog = new StudyDialog(session, answers, screen);
        if (kept == null) {
            dialog.run();
            return dialog.misfits();
        }
        Thread hook = new Thread(() -> kept.keep(session));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            dialog.run();
        } finally {
            kept.keep(session);
            Runtime.getRuntime().removeShutdownHook(hook);
        }
        return dialog.misfits();
    }
}
