package dev.cardstock.scheduler;

/** The fuzz that changes nothing. */
enum NoFuzz implements Fuzz {
    INSTANCE;

    @Override
    public int choose(Request request) {
        return request.rounded();
    }
}
