package dev.cardstock.formats.sites;

/**
 * The text that Quizlet exports and takes: a term and its definition in each row, without
 * quotes and escapes.
 *
 * <p>Options: {@code separator}, what stands between the columns (tab, comma, semicolon, dash or any
 * text), {@code row-separator}, what stands between rows (newline, semicolon, blank-line or any text);
 * for reading also {@code auto}, which is the default, {@code encoding} and {@code namespace}, from which
 * the ids of notes are derived. Only where tabs stand between columns a row has more than two. A row
 * without separator goes on with the definition before it. Fields that hold a separator get a blank in its
 * place when they are written, which is reported. Stateless and thread-safe.
 */
public final class QuizletFormat extends RowFormat {
    /** Makes the format; it has no state. */
    public QuizletFormat() {
        super("quizlet", "Quizlet's export and import: term and definition in each row", false);
    }
}
