package dev.cardstock.study.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cardstock.CardstockException;
import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.progress.ProgressEvent;
import dev.cardstock.progress.ProgressStore;
import dev.cardstock.progress.ProgressStoreProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressStoreProvidersTest {
    private final Plugins<ProgressStoreProvider> installed = Plugins
            .load(ProgressStoreProvider.class);

    @TempDir
    Path folder;

    private void keeps(String id, Map<String, String> options) throws IOException {
        List<ProgressEvent> events = List
                .of(new ProgressEvent(Instant.EPOCH, "k", null, new TreeMap<>()));
        try (ProgressStore store = installed.get(id).create(Options.of(options))) {
            store.append("ann", 0, events);
        }
        try (ProgressStore store = installed.get(id).create(Options.of(options))) {
            assertThat(store.load("ann").events()).isEqualTo(events);
        }
    }

    @Test
    void theStoresAreFoundByTheirIds() throws IOException {
        assertThat(installed.ids()).containsExactly("file", "jdbc", "memory");
        keeps("file", Map.of("file", folder.resolve("progress").toString()));
        keeps("jdbc", Map.of("url", "jdbc:sqlite:" + folder.resolve("progress.db"), "user", "u",
                "password", "p", "table-prefix", "t_"));
        try (ProgressStore store = installed.get("memory").create(Options.none())) {
            assertThat(store.learners()).isEmpty();
        }
    }

    @Test
    void wrongOptionsAreTold() {
        assertThatThrownBy(() -> installed.get("file").create(Options.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'file' is missing");
        assertThatThrownBy(() -> installed.get("file").create(Options.of(Map.of("file", "a\0b"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the path of a file");
        assertThatThrownBy(() -> installed.get("jdbc").create(Options.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'url' is missing");
        assertThatThrownBy(() -> installed.get("memory").create(Options.of(Map.of("file", "x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'file' is not an option");
    }

    @Test
    void aDatabaseThatCannotBeOpenedIsToldWithoutThePassword() {
        assertThatThrownBy(() -> installed.get("jdbc")
                .create(Options.of(Map.of("url",
                        "jdbc:none:x?password=hidden", "password", "secret"))))
                .isInstanceOf(CardstockException.class)
                .hasMessageContainingAll("jdbc:none:x", "check that it is running")
                .message()
                .doesNotContain("secret");
    }
}
