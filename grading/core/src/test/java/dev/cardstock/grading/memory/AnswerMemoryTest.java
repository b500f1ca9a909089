package dev.cardstock.grading.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.CardstockException;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.grading.memory.GradedAnswer.Source;
import dev.cardstock.grading.memory.Recollection.Match;
import dev.cardstock.grading.memory.Recollection.Neighbour;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerMemoryTest {
    private static final Question MITOSIS = Question.of("What does mitosis make?",
            "Two cells with the same chromosomes as the mother cell");
    private static final Question CAPITAL = Question.of("Capital of Australia?", "Canberra");
    private static final String MARKER = "Zq7xKw3vPj9dRt2hYm5n";

    @TempDir
    Path folder;

    private static List<String> texts(Recollection recollection) {
        return recollection.neighbours().stream().map(n -> n.answer().answer()).toList();
    }

    @Test
    void nothingIsRecalledFromNothing() {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            assertThat(memory.size()).isZero();
            assertThat(memory.recall(MITOSIS, "two cells").neighbours()).isEmpty();
            assertThat(memory.recall(MITOSIS, " ").neighbours()).isEmpty();
        }
    }

    @Test
    void whatIsRememberedIsRecalledAtOnceForTheSameQuestionOnly() {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.remember(MITOSIS, "two identical daughter cells", 1, Source.TEACHER);
            memory.remember(CAPITAL, "two identical daughter cells", 0, Source.TEACHER);

            Recollection recollection = memory.recall(MITOSIS, "two identical daughter cells");

            assertThat(recollection.neighbours()).hasSize(1);
            Neighbour neighbour = recollection.neighbours().get(0);
            assertThat(neighbour.similarity()).isEqualTo(1);
            assertThat(neighbour.match()).isEqualTo(Match.SAME);
            assertThat(neighbour.answer()).isEqualTo(GradedAnswer.of(MITOSIS,
                    "two identical daughter cells", 1, Source.TEACHER));
            assertThat(recollection.decision()).contains(neighbour);
        }
    }

    @Test
    void theNearestAnswersComeFirstAndAtMostTen() {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.remember(MITOSIS, "a bigger cell", 0, Source.TEACHER);
            memory.remember(MITOSIS, "two daughter cells with equal chromosomes", 1,
                    Source.TEACHER);
            for (int i = 0; i < 20; i++) {
                memory.remember(MITOSIS, "energy for muscles " + i, 0, Source.TEACHER);
            }
            Recollection recollection = memory.recall(MITOSIS,
                    "daughter cells with equal chromosomes");
            assertThat(texts(recollection)).hasSize(AnswerMemory.NEIGHBOURS)
                    .startsWith("two daughter cells with equal chromosomes");
            assertThat(recollection.neighbours()).extracting(Neighbour::similarity)
                    .isSortedAccordingTo(Collections.reverseOrder())
                    .allMatch(similarity -> similarity < 1);
            assertThat(recollection.decision()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,the automobile runs on petrol,cars need gasoline,muscles need sugar",
            "en,is it there?,there it is,go to the left",
            "en,of the,of a,under",
            "de,die Häuser der Stadt,das Haus einer Stadt,der Wald am Fluss",
            "ru,столица России,столицы России,река Сибири",
            "ja,東京都の人口,東京の人口は,大阪府知事選挙"})
    void whatMeansOrIsWrittenMuchTheSameIsNearer(String language, String typed, String near,
            String far) {
        Question question = Question.builder("?")
                .reference("!")
                .language(Locale.forLanguageTag(language))
                .build();
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.remember(question, far, 0, Source.TEACHER);
            memory.remember(question, near, 1, Source.TEACHER);
            List<Neighbour> found = memory.recall(question, typed).neighbours();
            assertThat(found.get(0).answer().answer()).isEqualTo(near);
            assertThat(found.get(0).similarity())
                    .isGreaterThan(found.get(1).similarity() + 0.1);
        }
    }

    @ParameterizedTest
    @CsvSource({"Canberra,Canberra,SAME", "' Canberra ',Canberra,SAME",
            "canberra,Canberra,SAME_BUT_FOR_CASE", "Canberra.,canberra,SAME_BUT_FOR_CASE",
            "Canberry,Canberra,OTHER", "the Canberra,Canberra,OTHER", "...,…,SAME"})
    void sameAnswersAreKnownHoweverTheyAreTyped(String typed, String remembered, Match match) {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.remember(CAPITAL, remembered, 0.5, Source.OVERRIDE);
            Recollection recollection = memory.recall(CAPITAL, typed);
            assertThat(recollection.neighbours().get(0).match()).isEqualTo(match);
            assertThat(recollection.decision().isPresent()).isEqualTo(match != Match.OTHER);
        }
    }

    @Test
    void theQuestionIsItsPromptAndReferences() {
        Question same = Question.builder("capital  of Australia?")
                .reference("canberra")
                .alternatives(List.of("ACT"))
                .language(Locale.ENGLISH)
                .build();
        assertThat(GradedAnswer.questionKey(same)).isEqualTo(GradedAnswer.questionKey(CAPITAL))
                .hasSize(32);
        assertThat(Stream.of(Question.of("Capital of Austria?", "Canberra"),
                Question.of("Capital of Australia?", "Sydney"),
                Question.builder("Capital of Australia?")
                        .reference("Canberra")
                        .reference("Sydney")
                        .build(),
                CAPITAL).map(GradedAnswer::questionKey)).doesNotHaveDuplicates();
        assertThat(GradedAnswer.questionKey(
                Question.builder("q").reference("a").reference("b").build()))
                .isEqualTo(GradedAnswer.questionKey(
                        Question.builder("q").reference("b").reference("a").build()));
    }

    @Test
    void aNewMarkOfTheSameSourceTakesThePlaceOfTheOldOne() {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.remember(CAPITAL, "ACT", 0, Source.TEACHER);
            memory.remember(CAPITAL, "ACT", 1, Source.TEACHER);
            assertThat(memory.size()).isEqualTo(1);
            assertThat(memory.recall(CAPITAL, "ACT").decision().orElseThrow().answer().mark())
                    .isEqualTo(1);
        }
    }

    @Test
    void aTeacherOutweighsAnOverrideAndTheSameLettersThoseInAnotherCase() {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.rememberAll(List.of(
                    GradedAnswer.of(CAPITAL, "ACT", 1, Source.OVERRIDE, "ann"),
                    GradedAnswer.of(CAPITAL, "ACT", 0, Source.TEACHER, "bob"),
                    GradedAnswer.of(CAPITAL, "act", 1, Source.OVERRIDE, "cid")));
            assertThat(decision(memory, "ACT")).isEqualTo(Verdict.INCORRECT);
            assertThat(decision(memory, "act")).isEqualTo(Verdict.CORRECT);
            assertThat(decision(memory, "Act")).isEqualTo(Verdict.INCORRECT);
        }
    }

    private static Verdict decision(AnswerMemory memory, String answer) {
        return memory.recall(CAPITAL, answer).decision().orElseThrow().answer().verdict();
    }

    @Test
    void whereTeachersDisagreeNothingIsDecided() {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            GradedAnswer right = GradedAnswer.of(CAPITAL, "ACT", 1, Source.TEACHER);
            memory.rememberAll(List.of(right.withId("1"),
                    GradedAnswer.of(CAPITAL, "ACT", 0, Source.TEACHER).withId("2")));
            assertThat(memory.recall(CAPITAL, "ACT").decision()).isEmpty();
            assertThat(memory.recall(CAPITAL, "ACT").neighbours()).hasSize(2);
            assertThat(memory.forget("2")).isTrue();
            assertThat(memory.recall(CAPITAL, "ACT").decision()).isPresent();
        }
    }

    @Test
    void anAnswerCanBeLeftOut() {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.rememberAll(List.of(
                    GradedAnswer.of(CAPITAL, "ACT", 1, Source.TEACHER).withId("1"),
                    GradedAnswer.of(CAPITAL, "Sydney", 0, Source.TEACHER).withId("2")));
            Recollection others = memory.recallWithout(CAPITAL, "ACT", "1");
            assertThat(texts(others)).containsExactly("Sydney");
            assertThat(others.decision()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderInWhichAnswersCameDoesNotCount(long seed) throws IOException {
        List<GradedAnswer> answers = manyAnswers(120, seed);
        List<List<Neighbour>> expected = new ArrayList<>();
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.rememberAll(answers);
            answers.forEach(a -> expected.add(memory.recall(MITOSIS, a.answer()).neighbours()));
        }
        Random random = new Random(seed);
        List<GradedAnswer> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            for (int from = 0; from < shuffled.size();) {
                int to = Math.min(shuffled.size(), from + 1 + random.nextInt(40));
                memory.rememberAll(shuffled.subList(from, to));
                from = to;
            }
            assertThat(memory.size()).isEqualTo(answers.size());
            List<List<Neighbour>> found = new ArrayList<>();
            answers.forEach(a -> found.add(memory.recall(MITOSIS, a.answer()).neighbours()));
            assertThat(found).isEqualTo(expected);
        }
    }

    /** Many with the same words, hence equally near. */
    private static List<GradedAnswer> manyAnswers(int count, long seed) {
        Random random = new Random(seed);
        String[] words = {"two", "cells", "the same", "chromosomes", "not", "energy"};
        return IntStream.range(0, count)
                .mapToObj(i -> GradedAnswer.of(MITOSIS,
                        words[random.nextInt(6)] + " " + words[random.nextInt(6)] + " "
                                + words[random.nextInt(6)],
                        random.nextInt(3) / 2.0, Source.TEACHER, "learner " + i % 7)
                        .withId("id-" + i))
                .toList();
    }

    @Test
    void aMemoryInADirectoryIsThereWhenItIsOpenedAgain() throws IOException {
        GradedAnswer graded = GradedAnswer.of(
                Question.builder("Wie heißt die Hauptstadt?")
                        .reference("Berlin")
                        .language(Locale.GERMAN)
                        .build(),
                "𝄞 Bärlin \ud800", 0.5, Source.OVERRIDE, "Zoë");
        try (AnswerMemory memory = AnswerMemory.open(folder.resolve("a/b"))) {
            memory.remember(graded);
        }
        try (AnswerMemory memory = AnswerMemory.open(folder.resolve("a/b"))) {
            Neighbour found = memory.recall(Question.builder("Wie heißt die Hauptstadt?")
                    .reference("Berlin")
                    .build(), graded.answer()).neighbours().get(0);
            // Half a surrogate pair is no character and comes back as the sign for one.
            assertThat(found.answer()).usingRecursiveComparison()
                    .ignoringFields("answer")
                    .isEqualTo(graded);
            assertThat(found.answer().answer()).isEqualTo("𝄞 Bärlin \ufffd");
            assertThat(found.match()).isEqualTo(Match.SAME);
        }
    }

    @Test
    void aMemoryThatIsOpenElsewhereIsNotOpenedTwice() throws IOException {
        AnswerMemory memory = AnswerMemory.open(folder);
        assertThatThrownBy(() -> AnswerMemory.open(folder))
                .isInstanceOf(CardstockException.class)
                .hasMessageContainingAll(folder.toString(), "open elsewhere", "close it there");
        memory.remember(CAPITAL, "ACT", 1, Source.TEACHER);
        memory.close();
        memory.close();
        AnswerMemory again = AnswerMemory.open(folder);
        assertThat(again.size()).isEqualTo(1);
        again.close();
        assertThatThrownBy(again::size).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is closed");
        assertThatThrownBy(() -> again.remember(CAPITAL, "ACT", 1, Source.TEACHER))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> again.recall(CAPITAL, "ACT"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherIndexIsNotTakenForAMemory() throws IOException {
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder),
                new IndexWriterConfig())) {
            writer.addDocument(new Document());
        }
        assertThatThrownBy(() -> AnswerMemory.open(folder)).isInstanceOf(CardstockException.class)
                .hasMessageContainingAll("no answer memory", "choose another directory");
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            assertThat(reader.numDocs()).isEqualTo(1);
        }
    }

    @Test
    void answersAreEncodedAnewForAnotherEncoder() throws IOException {
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            memory.rememberAll(manyAnswers(50, 1));
            memory.forget("id-7");
            memory.remember(GradedAnswer.of(MITOSIS, "xylophone", 0, Source.TEACHER));
        }
        for (int opening = 0; opening < 2; opening++) {
            try (AnswerMemory memory = AnswerMemory.open(folder, new FirstLetter())) {
                assertThat(memory.size()).isEqualTo(50);
                Recollection recollection = memory.recall(MITOSIS, "x-ray");
                assertThat(texts(recollection)).startsWith("xylophone");
                assertThat(recollection.neighbours().get(0).similarity()).isEqualTo(1);
                assertThat(recollection.neighbours().get(1).similarity()).isZero();
            }
        }
    }

    private static final class FirstLetter implements SentenceEncoder {
        @Override
        public String id() {
            return "first-letter";
        }

        @Override
        public int dimensions() {
            return 128;
        }

        @Override
        public byte[] encode(String text, Locale language) {
            byte[] vector = new byte[128];
            vector[text.charAt(0) % 128] = 100;
            return vector;
        }
    }

    @Test
    void anEncoderThatFailsLeavesNothingBehind() {
        SentenceEncoder failing = new SentenceEncoder() {
            @Override
            public String id() {
                return "failing";
            }

            @Override
            public int dimensions() {
                return 2;
            }

            @Override
            public byte[] encode(String text, Locale language) {
                return new byte[text.length()];
            }
        };
        try (AnswerMemory memory = AnswerMemory.inMemory(failing)) {
            assertThatThrownBy(() -> memory.rememberAll(
                    List.of(GradedAnswer.of(CAPITAL, "NT", 1, Source.TEACHER),
                            GradedAnswer.of(CAPITAL, "ACT", 1, Source.TEACHER))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'failing' gave a vector of 3");
            memory.remember(CAPITAL, "WA", 1, Source.TEACHER);
            assertThat(memory.size()).isEqualTo(1);
        }
    }

    @Test
    void aDamagedMemoryIsReportedAndLeftAlone() throws IOException {
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            memory.rememberAll(manyAnswers(50, 1));
        }
        Map<String, byte[]> whole = files(folder);
        for (String damaged : whole.keySet()) {
            if (damaged.equals("write.lock")) {
                continue;
            }
            Path file = folder.resolve(damaged);
            byte[] bytes = whole.get(damaged);
            Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
            assertThatThrownBy(() -> AnswerMemory.open(folder)).as(damaged)
                    .isInstanceOf(CardstockException.class)
                    .hasMessageContainingAll(folder.toString(), "damaged", "from a copy");
            Files.write(file, bytes);
        }
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            assertThat(memory.size()).isEqualTo(50);
        }
    }

    private static Map<String, byte[]> files(Path directory) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(directory)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static boolean anyContains(Map<String, byte[]> files, String text) {
        return anyContains(files, text.getBytes(StandardCharsets.UTF_8));
    }

    private static boolean anyContains(Map<String, byte[]> files, byte[] wanted) {
        return files.values().stream().anyMatch(bytes -> latin(bytes).contains(latin(wanted)));
    }

    /** Every byte as one character, so that nothing is lost. */
    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void noByteOfAForgottenLearnerRemainsInAnyFile() throws IOException {
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            // Forgotten are one of many in a file, most of one, with one replaced later, and all of one.
            List<GradedAnswer> many = new ArrayList<>(manyAnswers(200, 1));
            many.add(GradedAnswer.of(MITOSIS, MARKER + " zeroth", 1, Source.TEACHER,
                    "gone-learner"));
            memory.rememberAll(many);
            memory.rememberAll(List.of(
                    GradedAnswer.of(MITOSIS, MARKER + " first", 1, Source.TEACHER, "gone-learner"),
                    GradedAnswer.of(CAPITAL, "Sydney", 0, Source.TEACHER, "stays"),
                    GradedAnswer.of(CAPITAL, MARKER + " second", 0, Source.OVERRIDE,
                            "gone-learner"),
                    GradedAnswer.of(CAPITAL, MARKER + " old", 0, Source.OVERRIDE, "gone-learner")
                            .withId("replaced")));
            memory.remember(GradedAnswer.of(CAPITAL, MARKER + " third", 0, Source.OVERRIDE,
                    "gone-learner"));
            memory.remember(
                    GradedAnswer.of(CAPITAL, "new", 0, Source.OVERRIDE, "stays")
                            .withId("replaced"));
            Map<String, byte[]> before = files(folder);
            for (String text : List.of(MARKER + " zeroth", MARKER + " first", MARKER + " second",
                    MARKER + " third",
                    MARKER + " old", "gone-learner")) {
                assertThat(anyContains(before, text)).as(text).isTrue();
            }
            byte[] vector = new SummedWords().encode(MARKER + " first", Locale.ROOT);
            assertThat(anyContains(before, vector)).isTrue();

            assertThat(memory.forgetLearner("gone-learner")).isEqualTo(4);

            Map<String, byte[]> after = files(folder);
            assertThat(anyContains(after, MARKER)).isFalse();
            assertThat(anyContains(after, "gone-learner")).isFalse();
            assertThat(anyContains(after, vector)).isFalse();
            assertThat(anyContains(after, "Sydney")).isTrue();
            assertThat(memory.size()).isEqualTo(202);
            assertThat(memory.recall(CAPITAL, MARKER + " third").decision()).isEmpty();
            assertThat(memory.forgetLearner("gone-learner")).isZero();
        }
        try (FSDirectory directory = FSDirectory.open(folder)) {
            assertThat(DirectoryReader.listCommits(directory)).hasSize(1);
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                assertThat(reader.hasDeletions()).isFalse();
                assertThat(reader.numDocs()).isEqualTo(202);
            }
        }
        assertThat(anyContains(files(folder), MARKER)).isFalse();
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            assertThat(memory.size()).isEqualTo(202);
        }
    }

    @Test
    void forgettingTakesItsBytesAwayWhileOthersRecall() throws Exception {
        try (AnswerMemory memory = AnswerMemory.open(folder)) {
            memory.rememberAll(manyAnswers(100, 1));
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                boolean forgets = thread == 0;
                tasks.add(() -> {
                    for (int i = 0; i < 8; i++) {
                        if (forgets) {
                            memory.remember(GradedAnswer.of(CAPITAL, MARKER + i, 1,
                                    Source.OVERRIDE, "gone-learner"));
                            assertThat(memory.forgetLearner("gone-learner")).isEqualTo(1);
                            assertThat(anyContains(files(folder), MARKER)).isFalse();
                        } else {
                            assertThat(memory.recall(MITOSIS, "two cells").neighbours())
                                    .hasSize(AnswerMemory.NEIGHBOURS);
                        }
                    }
                    return memory;
                });
            }
            runAll(tasks);
        }
    }

    private static void runAll(List<Callable<Object>> tasks) throws Exception {
        try (ExecutorService pool = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<Object> future : pool.invokeAll(tasks)) {
                future.get();
            }
        }
    }

    @Test
    void thirtyTwoThreadsShareOneMemory() throws Exception {
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int thread = 0; thread < 32; thread++) {
                String learner = "learner " + thread;
                tasks.add(() -> {
                    for (int i = 0; i < 6; i++) {
                        String answer = "answer " + i + " of " + learner;
                        memory.remember(GradedAnswer.of(MITOSIS, answer, i % 2, Source.OVERRIDE,
                                learner));
                        Neighbour found = memory.recall(MITOSIS, answer).decision().orElseThrow();
                        assertThat(found.answer().answer()).isEqualTo(answer);
                        assertThat(found.answer().mark()).isEqualTo(i % 2);
                    }
                    return memory;
                });
            }
            runAll(tasks);
            assertThat(memory.size()).isEqualTo(32 * 6);
            assertThat(memory.forgetLearner("learner 3")).isEqualTo(6);
            assertThat(memory.size()).isEqualTo(31 * 6);
        }
    }

    @Test
    void aBatchHoldsWhatItsPartsHold() {
        List<GradedAnswer> answers = manyAnswers(100, 5);
        try (AnswerMemory batch = AnswerMemory.inMemory();
                AnswerMemory single = AnswerMemory.inMemory()) {
            batch.rememberAll(answers);
            batch.rememberAll(List.of());
            answers.forEach(single::remember);
            assertThat(batch.size()).isEqualTo(single.size()).isEqualTo(100);
            for (GradedAnswer answer : answers) {
                assertThat(batch.recall(MITOSIS, answer.answer()).neighbours())
                        .isEqualTo(single.recall(MITOSIS, answer.answer()).neighbours());
            }
        }
    }

    @Test
    void ofEqualIdsInABatchTheLastStays() {
        GradedAnswer answer = GradedAnswer.of(CAPITAL, "ACT", 1, Source.TEACHER);
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.rememberAll(
                    List.of(answer, GradedAnswer.of(CAPITAL, "ACT", 0, Source.TEACHER)));
            assertThat(memory.size()).isEqualTo(1);
            assertThat(decision(memory, "ACT")).isEqualTo(Verdict.INCORRECT);
        }
    }

    @Test
    void answersAreBounded() {
        String longest = "x".repeat(GradedAnswer.MAX_ANSWER);
        try (AnswerMemory memory = AnswerMemory.inMemory()) {
            memory.remember(CAPITAL, longest, 1, Source.TEACHER);
            assertThat(memory.recall(CAPITAL, longest).decision()).isPresent();
            assertThat(memory.recall(CAPITAL, longest + "x").neighbours()).isEmpty();
            memory.remember(CAPITAL, "\u6f22".repeat(GradedAnswer.MAX_ANSWER), 1, Source.TEACHER);
            assertThat(memory.size()).isEqualTo(2);
        }
        assertThatThrownBy(() -> GradedAnswer.of(CAPITAL, longest + "x", 1.5, Source.TEACHER,
                "l".repeat(GradedAnswer.MAX_NAME + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("answer has 10001", "mark is 1.5",
                        "learner has 201");
        assertThatThrownBy(() -> GradedAnswer.of(CAPITAL, " ", Double.NaN, Source.TEACHER))
                .hasMessageContainingAll("answer is blank", "mark is NaN");
        assertThatThrownBy(() -> {
            try (AnswerMemory memory = AnswerMemory.inMemory()) {
                memory.forgetLearner("");
            }
        }).isInstanceOf(IllegalArgumentException.class);
    }
}
