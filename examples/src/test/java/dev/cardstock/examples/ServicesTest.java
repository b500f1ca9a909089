package dev.cardstock.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.exchange.DeckFormats;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found on the module path is found on the class path, and the other way round. */
class ServicesTest {
    private static final String DESCRIPTOR = "module-info.class";

    /** Our modules by where they lie. */
    private static final TreeMap<String, ModuleDescriptor> MODULES = new TreeMap<>();

    @BeforeAll
    static void findModules() throws IOException {
        for (URL url : resources(DESCRIPTOR)) {
            try (InputStream in = url.openStream()) {
                ModuleDescriptor module = ModuleDescriptor.read(in);
                if (module.name().startsWith("dev.cardstock.")) {
                    MODULES.put(rootOf(url, DESCRIPTOR), module);
                }
            }
        }
    }

    private static Iterable<URL> resources(String name) throws IOException {
        return Collections.list(ServicesTest.class.getClassLoader().getResources(name));
    }

    private static String rootOf(URL url, String name) {
        String text = url.toString();
        return text.substring(0, text.length() - name.length());
    }

    private static Set<String> services() {
        Set<String> services = new TreeSet<>();
        MODULES.values().forEach(module -> {
            services.addAll(module.uses());
            module.provides().forEach(provides -> services.add(provides.service()));
        });
        return services;
    }

    @Test
    void modulesAndServiceFilesNameTheSameProviders() throws IOException {
        Set<String> inModules = new TreeSet<>();
        MODULES.forEach((root, module) -> module.provides()
                .forEach(provides -> provides.providers()
                        .forEach(provider -> inModules.add(
                                root + ": " + provides.service() + " = " + provider))));
        Set<String> inFiles = new TreeSet<>();
        for (String service : services()) {
            String file = "META-INF/services/" + service;
            for (URL url : resources(file)) {
                String root = rootOf(url, file);
                if (MODULES.containsKey(root)) {
                    try (InputStream in = url.openStream()) {
                        new String(in.readAllBytes(), UTF_8).lines()
                                .map(line -> line.replaceFirst("#.*", "").strip())
                                .filter(line -> !line.isEmpty())
                                .forEach(line -> inFiles.add(
                                        root + ": " + service + " = " + line));
                    }
                }
            }
        }
        assertThat(inFiles).isEqualTo(inModules)
                .hasSizeGreaterThanOrEqualTo(DeckFormats.installed().all().size());
    }

    @Test
    void everyServiceThatIsProvidedIsLookedFor() {
        Set<String> used = new TreeSet<>();
        MODULES.values().forEach(module -> used.addAll(module.uses()));
        assertThat(MODULES.values()).extracting(ModuleDescriptor::name)
                .contains("dev.cardstock.api", "dev.cardstock.scheduler", "dev.cardstock.study",
                        "dev.cardstock.grading",
                        "dev.cardstock.formats", "dev.cardstock.formats.anki",
                        "dev.cardstock.formats.extra",
                        "dev.cardstock.examples");
        assertThat(services()).isEqualTo(used);
    }
}
