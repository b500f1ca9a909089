package dev.cardstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void settingsAreReadAsWhatTheyAre() {
        Options.Reader reader = Options.of(Map.of("n", "0.9", "i", " 7 ", "f", "true", "e",
                "tuesday", "l", "1, 2.5 3", "d", "30s,10m 1.5h", "t", "04:30", "z",
                "Europe/Zurich", "s", "as it is ")).reader();
        assertThat(reader.number("n", 0, 0, 1)).isEqualTo(0.9);
        assertThat(reader.integer("i", 0, 0, 9)).isEqualTo(7);
        assertThat(reader.flag("f", false)).isTrue();
        assertThat(reader.choice("e", DayOfWeek.MONDAY)).isEqualTo(DayOfWeek.TUESDAY);
        assertThat(reader.numbers("l", List.of())).containsExactly(1.0, 2.5, 3.0);
        assertThat(reader.durations("d", List.of())).containsExactly(Duration.ofSeconds(30),
                Duration.ofMinutes(10), Duration.ofMinutes(90));
        assertThat(reader.time("t", LocalTime.MIN)).isEqualTo(LocalTime.of(4, 30));
        assertThat(reader.zone("z", ZoneOffset.UTC)).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(reader.text("s")).contains("as it is ");
        reader.finish();
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        Options.Reader reader = Options.none().reader();
        assertThat(reader.number("n", 0.5, 0, 1)).isEqualTo(0.5);
        assertThat(reader.durations("d", List.of(Duration.ofDays(1))))
                .containsExactly(Duration.ofDays(1));
        assertThat(reader.text("s")).isEmpty();
        reader.finish();
    }

    @Test
    void allThatIsWrongIsListedAtOnce() {
        Options.Reader reader = Options.of(Map.of("n", "2", "i", "x", "f", "yes", "e", "friyay",
                "l", "1,x", "d", "5", "t", "25:00", "z", "Mars", "unknown", "1", "more", ""))
                .reader();
        reader.number("n", 0, 0, 1);
        reader.integer("i", 0, 0, 9);
        reader.flag("f", false);
        reader.choice("e", DayOfWeek.MONDAY);
        reader.numbers("l", List.of());
        reader.durations("d", List.of());
        reader.time("t", LocalTime.MIN);
        reader.zone("z", ZoneOffset.UTC);
        assertThatIllegalArgumentException().isThrownBy(reader::finish)
                .withMessageContainingAll("n is '2', must be a number from 0.0 to 1.0",
                        "i is 'x', must be a whole number from 0 to 9",
                        "f is 'yes', must be true or false",
                        "e is 'friyay', must be one of monday,",
                        "l is '1,x'", "d is '5', must be lengths such as", "t is '25:00'",
                        "z is 'Mars'", "'unknown' is not an option here, known are d, e, f",
                        "'more' is not an option");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-0.1", "", "1e400"})
    void aNumberIsInItsRange(String text) {
        Options.Reader reader = Options.none().with("n", text).reader();
        assertThat(reader.number("n", 0.5, 0, 1)).isEqualTo(0.5);
        assertThatIllegalArgumentException().isThrownBy(reader::finish)
                .withMessageStartingWith("n is '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "1w", "m", "NaNd", "999999d", "1m,x"})
    void aLengthOfTimeIsSensible(String text) {
        Options.Reader reader = Options.none().with("d", text).reader();
        reader.durations("d", List.of());
        assertThatIllegalArgumentException().isThrownBy(reader::finish)
                .withMessageStartingWith("d is '" + text + "'");
    }

    @Test
    void noLengthsCanBeAskedFor() {
        List<Duration> usual = List.of(Duration.ofDays(1));
        assertThat(Options.none().with("d", "none").reader().durations("d", usual)).isEmpty();
        assertThat(Options.none().with("d", "").reader().durations("d", usual)).isEmpty();
    }
}
