package dev.cardstock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsTest {
    /** A kind of plugin that nobody else has. */
    public interface BrewProvider extends Plugin {
        @Override
        default String description() {
            return "A brew";
        }
    }

    /** One. */
    public static final class Tea implements BrewProvider {
        @Override
        public String id() {
            return "tea";
        }
    }

    /** Another. */
    public static final class Coffee implements BrewProvider {
        @Override
        public String id() {
            return "coffee";
        }
    }

    /** Another that takes the name of the first. */
    public static final class OtherTea implements BrewProvider {
        @Override
        public String id() {
            return "tea";
        }
    }

    private static Plugins<BrewProvider> load(Path folder, String names) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(BrewProvider.class.getName()), names);
        try (URLClassLoader loader = new URLClassLoader(new URL[]{folder.toUri().toURL()},
                PluginsTest.class.getClassLoader())) {
            return Plugins.load(BrewProvider.class, loader);
        }
    }

    @Test
    void whatIsInstalledIsFoundByItsIdInOrder(@TempDir Path folder) throws IOException {
        Plugins<BrewProvider> plugins = load(folder,
                Tea.class.getName() + "\n" + Coffee.class.getName() + "\n");
        assertThat(plugins.ids()).containsExactly("coffee", "tea");
        assertThat(plugins.get("tea")).isInstanceOf(Tea.class);
        assertThat(plugins.find("water")).isEmpty();
        assertThat(plugins.all()).extracting(Plugin::id).containsExactly("coffee", "tea");
    }

    @Test
    void twoWithOneIdAreAnErrorThatNamesBoth() {
        assertThatThrownBy(
                () -> Plugins.of(BrewProvider.class, List.of(new Tea(), new Coffee(),
                        new OtherTea())))
                .isInstanceOf(CardstockException.class)
                .hasMessageContainingAll("brew", "'tea'", Tea.class.getName(),
                        OtherTea.class.getName(), "remove one");
    }

    @Test
    void theSameOneTwiceIsNoError() {
        assertThat(Plugins.of(BrewProvider.class, List.of(new Tea(), new Tea())).ids())
                .containsExactly("tea");
    }

    @Test
    void anUnknownIdListsThoseThatThereAre() {
        Plugins<BrewProvider> plugins = Plugins.of(BrewProvider.class,
                List.of(new Tea(), new Coffee()));
        assertThatThrownBy(() -> plugins.get("water")).isInstanceOf(UnknownIdException.class)
                .hasMessage("there is no brew with the id 'water'; available: coffee, tea");
        assertThatThrownBy(() -> Plugins.of(BrewProvider.class, List.of()).get("tea"))
                .isInstanceOf(UnknownIdException.class)
                .hasMessageContaining("none is installed");
    }

    @Test
    void oneThatCannotBeLoadedIsReported(@TempDir Path folder) {
        assertThatThrownBy(() -> load(folder, "no.such.Brew\n"))
                .isInstanceOf(CardstockException.class)
                .hasMessageContainingAll("a brew cannot be loaded", "no.such.Brew");
    }
}
