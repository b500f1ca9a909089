package dev.cardstock.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cardstock.Plugin;

/** What holds for everything that is found by its id. */
final class PluginAssertions {
    private PluginAssertions() {}

    static void assertPlugin(Plugin plugin) {
        assertThat(plugin.id()).matches("[a-z0-9]+([-.][a-z0-9]+)*");
        assertThat(plugin.description()).isNotBlank().doesNotContain("\n");
        Class<?> type = plugin.getClass();
        assertThatCode(type::getConstructor)
                .as("%s has a public constructor without parameters", type)
                .doesNotThrowAnyException();
    }
}
