package dev.cardstock.study.record;

import static java.util.Objects.requireNonNull;

import dev.cardstock.deck.CardId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * How a set, its cards and its learners are named in records. The names are addresses below one that
 * belongs to the application; nothing need be found there.
 *
 * @param home an absolute address of the application, such as {@code https://example.org/}
 * @param set the name of the set below it
 */
public record Activities(URI home, String set) {
    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the address is not absolute or the name blank
     */
    public Activities {
        requireNonNull(home, "home");
        if (!home.isAbsolute() || set.isBlank()) {
            throw new IllegalArgumentException("home is '" + home + "' and set '" + set
                    + "': an absolute address and a name are needed");
        }
    }

    private String below(String... parts) {
        StringBuilder address = new StringBuilder(home.toString());
        if (address.charAt(address.length() - 1) == '/') {
            address.setLength(address.length() - 1);
        }
        for (String part : parts) {
            address.append('/')
                    .append(URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return address.toString();
    }

    /** {@return the address of the set} */
    public String setId() {
        return below("sets", set);
    }

    /**
     * The address of a card.
     *
     * @param card the card
     * @return its address
     */
    public String cardId(CardId card) {
        return below("sets", set, "cards", card.note(), card.part());
    }

    /**
     * The address of a session.
     *
     * @param session the id of the session
     * @return its address
     */
    public String sessionId(String session) {
        return below("sets", set, "sessions", session);
    }

    /**
     * The address of a learner.
     *
     * @param learner the id of the learner
     * @return the address
     */
    public String learnerId(String learner) {
        return below("learners", learner);
    }
}
