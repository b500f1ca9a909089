package dev.cardstock.review;

/** How well a learner recalled a card, in the four grades that schedulers share. */
public enum Rating {
    /** Not recalled. */
    AGAIN(1),
    /** Recalled with serious difficulty. */
    HARD(2),
    /** Recalled after some thought. */
    GOOD(3),
    /** Recalled at once. */
    EASY(4);

    private final int value;

    Rating(int value) {
        this.value = value;
    }

    /** {@return its number in review logs, 1 to 4} */
    public int value() {
        return value;
    }

    /** {@return whether the card was recalled at all} */
    public boolean recalled() {
        return this != AGAIN;
    }

    /**
     * The rating with a number.
     *
     * @param value 1 to 4
     * @return the rating
     * @throws IllegalArgumentException if there is none with this number
     */
    public static Rating of(int value) {
        return switch (value) {
            case 1 -> AGAIN;
            case 2 -> HARD;
            case 3 -> GOOD;
            case 4 -> EASY;
            default -> throw new IllegalArgumentException("rating is " + value
                    + ", must be 1 (again), 2 (hard), 3 (good) or 4 (easy)");
        };
    }
}
