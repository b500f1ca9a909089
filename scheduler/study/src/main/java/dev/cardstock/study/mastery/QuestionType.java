package dev.cardstock.study.mastery;

import java.util.Locale;

/** The ways of asking an item. */
public enum QuestionType {
    /** Choosing the right answer among wrong ones. */
    MULTIPLE_CHOICE,
    /** Saying whether an answer is the right one. */
    TRUE_FALSE,
    /** Typing the answer. */
    TYPED,
    /** Typing what is hidden in a cloze text. */
    CLOZE,
    /** Pairing prompts and answers. */
    MATCHING,
    /** Recalling the answer, looking at it, and saying how well it was recalled. */
    SELF_RATED;

    /**
     * {@return whether the learner has to bring forth the answer, rather than recognise it among what is
     * shown}
     */
    public boolean isProduction() {
        return this == TYPED || this == CLOZE || this == SELF_RATED;
    }

    /** {@return whether the answer is typed} */
    public boolean isTyped() {
        return this == TYPED || this == CLOZE;
    }

    /** {@return its name in files, such as {@code multiple-choice}} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
