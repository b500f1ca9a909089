package dev.cardstock.grading;

import dev.cardstock.Plugins;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The explanations of all languages; each is read when it first occurs. Thread-safe. */
final class ExplanationLanguages {
    private static final Set<String> SHIPPED = Set.of("en", "de", "fr", "es");

    /** By language, those that were given before those that are installed. */
    private final Map<String, ExplanationTexts> added = new HashMap<>();
    private final Map<String, Explanations> known = new ConcurrentHashMap<>();

    ExplanationLanguages(List<ExplanationTexts> given) {
        for (ExplanationTexts texts : given) {
            texts.languages().forEach(language -> added.putIfAbsent(language, texts));
        }
        List<ExplanationTexts> installed = ServiceLoader
                .load(ExplanationTexts.class, ExplanationTexts.class.getClassLoader())
                .stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        for (ExplanationTexts texts : Plugins.of(ExplanationTexts.class, installed).all()) {
            texts.languages().forEach(language -> added.putIfAbsent(language, texts));
        }
    }

    Explanations of(Locale locale) {
        String language = locale.getLanguage();
        boolean has = added.containsKey(language) || SHIPPED.contains(language);
        return known.computeIfAbsent(has ? language : "en", this::make);
    }

    private Explanations make(String language) {
        Map<String, String> texts = new HashMap<>(shipped("en"));
        if (SHIPPED.contains(language)) {
            texts.putAll(shipped(language));
        }
        ExplanationTexts own = added.get(language);
        if (own != null) {
            texts.putAll(own.texts(language));
        }
        return new Explanations(texts);
    }

    private static Map<String, String> shipped(String language) {
        String file = "explanations_" + language + ".properties";
        try (InputStream in = ExplanationLanguages.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing in the jar of "
                        + "dev.cardstock.grading");
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> texts = new HashMap<>();
            properties.stringPropertyNames()
                    .forEach(key -> texts.put(key, properties.getProperty(key)));
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
