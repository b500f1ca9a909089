package dev.cardstock.grading.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentTest {
    private final Recent<Integer, String> recent = new Recent<>(10, String::length);

    private void put(int from, int to) {
        for (int i = from; i < to; i++) {
            recent.put(i, "12345");
        }
    }

    @Test
    void whatWasPutLastIsKeptUpToTwiceTheSize() {
        put(0, 100);
        for (int i = 0; i < 96; i++) {
            assertThat(recent.get(i)).isNull();
        }
        assertThat(recent.get(98)).isEqualTo("12345");
        assertThat(recent.get(99)).isEqualTo("12345");
    }

    @Test
    void whatIsUsedIsKept() {
        put(0, 1);
        for (int i = 1; i < 100; i++) {
            put(i, i + 1);
            assertThat(recent.get(0)).isEqualTo("12345");
        }
    }

    @Test
    void aValueIsKeptThoughItIsLargerThanAll() {
        recent.put(1, "1234567890123");
        assertThat(recent.get(1)).isEqualTo("1234567890123");
    }
}
