package dev.cardstock.formats.mnemosyne.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PythonLiteralTest {
    @Test
    void readsWhatReprWrites() {
        assertThat(PythonLiteral.parse("[('f', \"it's\"), (u'b', 'B\\u00e9\\n\\'\\x41\\\\')]"))
                .contains(List.of(List.of("f", "it's"), List.of("b", "Bé\n'A\\")));
        assertThat(
                PythonLiteral.parse("{'index': 2, 'cloze': 'a', 3: [1.5e3, -2, 10L], 'on': True}"))
                .contains(Map.of("index", 2.0, "cloze", "a", 3.0, List.of(1500.0, -2.0, 10.0), "on",
                        true));
        assertThat(PythonLiteral.parse("[]")).contains(List.of());
        assertThat(PythonLiteral.parse("('f',)")).contains(List.of("f"));
        assertThat(PythonLiteral.parse(" '\\U0001d11e' ")).contains("𝄞");
        assertThat(PythonLiteral.strings("['f', 1, 'b']")).containsExactly("f", "b");
        assertThat(PythonLiteral.strings("'f'")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[", "[1", "[1,", "]", "'a", "'a\\", "'\\x4", "'\\uzzzz'",
            "[1 2]", "[1]]", "{1}", "{None: 1}", "__import__('os').system('x')", "[x for x in y]",
            "1+1", "set([1])", "a'b'", "'\\Uffffffff'", "None"})
    void anythingElseIsNothing(String text) {
        assertThat(PythonLiteral.parse(text)).isEqualTo(Optional.empty());
    }

    @Test
    void depthIsLimited() {
        assertThat(PythonLiteral.parse("[".repeat(20) + "]".repeat(20))).isPresent();
        assertThat(PythonLiteral.parse("[".repeat(21) + "]".repeat(21))).isEmpty();
        assertThat(PythonLiteral.parse("[".repeat(1_000_000))).isEmpty();
    }
}
