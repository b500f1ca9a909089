package dev.cardstock.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The small programs about studying do what they say. */
@Isolated
class StudyExamplesTest {
    private final InputStream in = System.in;
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @BeforeEach
    void capture() {
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void release() {
        System.setIn(in);
        System.setOut(out);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void theQuizAsksUntilAllIsLearned() {
        String answers = "paris\nBergen\nLima\nOslo\nOslo\nParis\nLima\n";
        System.setIn(new ByteArrayInputStream(answers.getBytes(StandardCharsets.UTF_8)));
        Quiz.main(new String[0]);
        assertThat(printed()).contains("1/3  Capital of France?", "No: Oslo",
                "{NEW=0, FAMILIAR=0, LEARNED=3}");
    }

    @Test
    void theClassroomPrintsItsTable() throws Exception {
        Classroom.main(new String[0]);
        assertThat(printed()).isEqualTo("""
                Name  Mastery  Learn  Test  Matching  Spaced
                Ada     100 %  100 %     -    12.0 s     0 %
                Ben      75 %   50 %     -         -     0 %
                """);
    }
}
