package dev.cardstock.scheduler.queue;

/** A card that may be taken into the queue, its deck, and three numbers by which it is sorted. */
record Candidate(QueueCard card, Limits.Node deck, double first, double second, long third)
        implements
            Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
        int order = Double.compare(first, other.first);
        if (order == 0) {
            order = Double.compare(second, other.second);
        }
        if (order == 0) {
            order = Long.compare(third, other.third);
        }
        return order != 0 ? order : card.id().compareTo(other.card.id());
    }
}
