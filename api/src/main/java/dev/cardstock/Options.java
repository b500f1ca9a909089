package dev.cardstock;

import static java.util.Objects.requireNonNull;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Settings as text, for parts that are found by their id: names and values as they stand on a command
 * line or in a configuration file. Whoever builds a part in Java uses its own builder instead.
 * Immutable and thread-safe.
 */
public final class Options {
    private static final Options NONE = new Options(Map.of());

    private final SortedMap<String, String> values;

    private Options(Map<String, String> values) {
        TreeMap<String, String> copy = new TreeMap<>(values);
        copy.forEach((key, value) -> requireNonNull(value, key));
        this.values = Collections.unmodifiableSortedMap(copy);
    }

    /** {@return no settings: every default holds} */
    public static Options none() {
        return NONE;
    }

    /**
     * Settings from a map.
     *
     * @param values name to value; copied
     * @return the settings
     */
    public static Options of(Map<String, String> values) {
        return values.isEmpty() ? NONE : new Options(values);
    }

    /**
     * These settings with one set or replaced.
     *
     * @param name its name
     * @param value its value
     * @return new settings
     */
    public Options with(String name, String value) {
        TreeMap<String, String> copy = new TreeMap<>(values);
        copy.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return new Options(copy);
    }

    /** {@return all settings by name, in alphabetical order; unmodifiable} */
    public SortedMap<String, String> asMap() {
        return values;
    }

    /**
     * Starts to read the settings. Ask the reader for every setting that the part knows, then call
     * {@link Reader#finish()}, which reports everything that is wrong at once.
     *
     * @return a reader for one thread
     */
    public Reader reader() {
        return new Reader();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Reads settings one by one and keeps what is wrong for the end. Not thread-safe. */
    public final class Reader {
        private final TreeSet<String> known = new TreeSet<>();
        private final List<String> problems = new ArrayList<>();

        private Reader() {}

        /**
         * A setting that is free text.
         *
         * @param name its name
         * @return the text, if it is set
         */
        public Optional<String> text(String name) {
            known.add(name);
            return Optional.ofNullable(values.get(name));
        }

        /**
         * A setting that the caller parses.
         *
         * @param name its name
         * @param fallback the value where it is not set or wrong
         * @param expected what it has to be, for the message, such as {@code a time such as 04:00}
         * @param parser makes the value; throws {@link IllegalArgumentException} or
         *     {@link DateTimeException} where the text is wrong
         * @param <T> its type
         * @return the value
         */
        public <T> T parsed(String name, T fallback, String expected, Function<String, T> parser) {
            Optional<String> text = text(name);
            if (text.isEmpty()) {
                return fallback;
            }
            try {
                return parser.apply(text.get().strip());
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add(name + " is '" + text.get() + "', must be " + expected);
                return fallback;
            }
        }

        /**
         * A number in a range.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @param min the least value allowed
         * @param max the greatest value allowed
         * @return the number
         */
        public double number(String name, double fallback, double min, double max) {
            return parsed(name, fallback, "a number from " + min + " to " + max, text -> {
                double value = Double.parseDouble(text);
                return inRange(value, value >= min && value <= max);
            });
        }

        /**
         * A whole number in a range.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @param min the least value allowed
         * @param max the greatest value allowed
         * @return the number
         */
        public int integer(String name, int fallback, int min, int max) {
            return parsed(name, fallback, "a whole number from " + min + " to " + max, text -> {
                int value = Integer.parseInt(text);
                return inRange(value, value >= min && value <= max);
            });
        }

        /**
         * A switch.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @return whether it is on
         */
        public boolean flag(String name, boolean fallback) {
            return parsed(name, fallback, "true or false", text -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(text);
            });
        }

        /**
         * One of an enum's constants, written in lower case with hyphens.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @param <E> the enum
         * @return the constant
         */
        public <E extends Enum<E>> E choice(String name, E fallback) {
            Class<E> type = fallback.getDeclaringClass();
            String allowed = String.join(", ", Arrays.stream(type.getEnumConstants())
                    .map(e -> e.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .toList());
            return parsed(name, fallback, "one of " + allowed, text -> Enum.valueOf(type,
                    text.toUpperCase(Locale.ROOT).replace('-', '_')));
        }

        /**
         * Numbers with commas or blanks between them.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @return the numbers
         */
        public List<Double> numbers(String name, List<Double> fallback) {
            return parsed(name, fallback, "numbers with commas between them",
                    text -> items(text).map(Double::valueOf).toList());
        }

        /**
         * Something that is made from numbers, such as a model from its parameters.
         *
         * @param name its name
         * @param fallback the value where it is not set or wrong
         * @param maker makes the value; throws {@link IllegalArgumentException} with what is wrong
         * @param <T> its type
         * @return the value
         */
        public <T> T fromNumbers(String name, T fallback, Function<List<Double>, T> maker) {
            int before = problems.size();
            List<Double> numbers = numbers(name, List.of());
            if (problems.size() > before || !values.containsKey(name)) {
                return fallback;
            }
            try {
                return maker.apply(numbers);
            } catch (IllegalArgumentException e) {
                problems.add(name + ": " + e.getMessage());
                return fallback;
            }
        }

        /**
         * Lengths of time with commas or blanks between them, each a number with a unit: {@code 30s},
         * {@code 10m}, {@code 1h}, {@code 2d}.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @return the lengths; {@code none} or an empty text gives none
         */
        public List<Duration> durations(String name, List<Duration> fallback) {
            return parsed(name, fallback, "lengths such as 1m,10m or 1d, each more than 0, or none",
                    text -> text.equals("none")
                            ? List.of()
                            : items(text).map(Options::duration).toList());
        }

        /**
         * A length of time, a number with a unit: {@code 30s}, {@code 10m}, {@code 1h}, {@code 2d}.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @param max the greatest value allowed
         * @return the length, more than 0
         */
        public Duration duration(String name, Duration fallback, Duration max) {
            return parsed(name, fallback, "a length such as 1m, more than 0 and at most " + max,
                    text -> {
                        Duration value = Options.duration(text);
                        return inRange(value, value.compareTo(max) <= 0);
                    });
        }

        /**
         * A time of day.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @return the time
         */
        public LocalTime time(String name, LocalTime fallback) {
            return parsed(name, fallback, "a time such as 04:00", LocalTime::parse);
        }

        /**
         * A time zone.
         *
         * @param name its name
         * @param fallback the value where it is not set
         * @return the zone
         */
        public ZoneId zone(String name, ZoneId fallback) {
            return parsed(name, fallback, "a time zone such as Europe/Zurich or UTC", ZoneId::of);
        }

        /**
         * Ends the reading.
         *
         * @throws IllegalArgumentException if a setting is wrong or was never asked for; the message
         *     lists all of them
         */
        public void finish() {
            for (String name : values.keySet()) {
                if (!known.contains(name)) {
                    problems.add("'" + name + "' is not an option here, known are "
                            + (known.isEmpty() ? "none" : String.join(", ", known)));
                }
            }
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
        }

        private static <T> T inRange(T value, boolean holds) {
            if (!holds) {
                throw new IllegalArgumentException();
            }
            return value;
        }

        private static java.util.stream.Stream<String> items(String text) {
            return Arrays.stream(text.split("[,\\s]+")).filter(item -> !item.isEmpty());
        }
    }

    private static Duration duration(String text) {
        if (text.length() < 2) {
            throw new IllegalArgumentException(text);
        }
        double seconds = Double.parseDouble(text.substring(0, text.length() - 1))
                * switch (text.charAt(text.length() - 1)) {
                    case 's' -> 1;
                    case 'm' -> 60;
                    case 'h' -> 3600;
                    case 'd' -> 86400;
                    default -> throw new IllegalArgumentException(text);
                };
        if (!(seconds > 0 && seconds <= 3.2e9)) {
            throw new IllegalArgumentException(text);
        }
        return Duration.ofMillis(Math.max(1, Math.round(seconds * 1000)));
    }
}
