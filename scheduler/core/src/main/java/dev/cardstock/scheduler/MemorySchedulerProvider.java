package dev.cardstock.scheduler;

import static java.util.Objects.requireNonNull;

import dev.cardstock.Options;
import dev.cardstock.review.Scheduler;
import dev.cardstock.review.SchedulerProvider;

/**
 * The provider of a {@link MemoryScheduler}: whoever writes a {@link MemoryModel} extends it with the
 * making of the model. Its options are {@code desired-retention} (0.01 to 0.999), those of
 * {@link Timing#read}, and the model's own.
 *
 * @param <M> what the algorithm knows of the memory of one card
 */
public abstract class MemorySchedulerProvider<M> implements SchedulerProvider {
    private final String id;
    private final String description;

    /**
     * Makes a provider.
     *
     * @param id the id of the algorithm
     * @param description what it is, in one line
     */
    protected MemorySchedulerProvider(String id, String description) {
        this.id = requireNonNull(id, "id");
        this.description = requireNonNull(description, "description");
    }

    /**
     * Makes the model.
     *
     * @param options the settings, of which the model reads its own
     * @param timing steps, limits, fuzz and the learner's day
     * @return the model
     */
    protected abstract MemoryModel<M> model(Options.Reader options, Timing timing);

    @Override
    public final String id() {
        return id;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final Scheduler create(Options options) {
        Options.Reader reader = options.reader();
        double retention = reader.number("desired-retention", 0.9, 0.01, 0.999);
        Timing timing = Timing.read(reader);
        MemoryModel<M> model = model(reader, timing);
        reader.finish();
        return model.scheduler().withDesiredRetention(retention).withTiming(timing);
    }
}
