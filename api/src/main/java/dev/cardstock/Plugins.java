package dev.cardstock;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The installed parts of one kind, by id. Immutable and thread-safe; it holds what was there when it
 * was made.
 *
 * @param <P> the kind, such as {@link dev.cardstock.review.SchedulerProvider}
 */
public final class Plugins<P extends Plugin> {
    private final String kind;
    private final SortedMap<String, P> byId;

    private Plugins(Class<P> type, Iterable<P> plugins) {
        kind = kindOf(type);
        TreeMap<String, P> found = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (P plugin : plugins) {
            P other = found.putIfAbsent(plugin.id(), plugin);
            if (other != null && !other.getClass().equals(plugin.getClass())) {
                problems.add("two of them have the id '" + plugin.id() + "': "
                        + other.getClass().getName() + " and " + plugin.getClass().getName());
            }
        }
        if (!problems.isEmpty()) {
            throw new CardstockException("more than one " + kind + ": "
                    + String.join("; ", problems), Location.UNKNOWN,
                    "remove one from the class path or module path", null);
        }
        byId = Collections.unmodifiableSortedMap(found);
    }

    /**
     * Finds what is installed, with the thread's context class loader.
     *
     * @param type the kind
     * @param <P> the kind
     * @return what was found; may be empty
     * @throws CardstockException if one of them cannot be loaded, or two different ones have the
     *     same id
     */
    public static <P extends Plugin> Plugins<P> load(Class<P> type) {
        return load(type, ServiceLoader.load(type));
    }

    /**
     * Finds what a class loader sees.
     *
     * @param type the kind
     * @param loader the class loader
     * @param <P> the kind
     * @return what was found; may be empty
     * @throws CardstockException as {@link #load(Class)}
     */
    public static <P extends Plugin> Plugins<P> load(Class<P> type, ClassLoader loader) {
        return load(type, ServiceLoader.load(type, requireNonNull(loader, "loader")));
    }

    private static <P extends Plugin> Plugins<P> load(Class<P> type, ServiceLoader<P> loader) {
        try {
            return new Plugins<>(type, loader);
        } catch (ServiceConfigurationError e) {
            throw new CardstockException("a " + kindOf(type) + " cannot be loaded: "
                    + e.getMessage(), Location.UNKNOWN,
                    "correct or remove the jar that names it", e);
        }
    }

    /**
     * Takes the ones given, without looking for any.
     *
     * @param type the kind
     * @param plugins the parts
     * @param <P> the kind
     * @return them by id
     * @throws CardstockException if two different ones have the same id
     */
    public static <P extends Plugin> Plugins<P> of(Class<P> type, Collection<? extends P> plugins) {
        return new Plugins<>(type, List.copyOf(plugins));
    }

    /**
     * The one with this id.
     *
     * @param id the id
     * @return the part
     * @throws UnknownIdException if there is none; the message lists those that there are
     */
    public P get(String id) {
        return find(id).orElseThrow(() -> new UnknownIdException(kind, id, ids()));
    }

    /**
     * The one with this id, if there is one.
     *
     * @param id the id
     * @return the part
     */
    public Optional<P> find(String id) {
        return Optional.ofNullable(byId.get(requireNonNull(id, "id")));
    }

    /** {@return all ids in alphabetical order} */
    public List<String> ids() {
        return List.copyOf(byId.keySet());
    }

    /** {@return all parts in the order of their ids} */
    public List<P> all() {
        return List.copyOf(byId.values());
    }

    private static String kindOf(Class<?> type) {
        String words = type.getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
        return words.endsWith(" provider") ? words.substring(0, words.length() - 9) : words;
    }
}
