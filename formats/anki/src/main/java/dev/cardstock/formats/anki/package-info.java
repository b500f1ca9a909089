/**
 * Anki's packages and collections ({@code .apkg}, {@code .colpkg}, {@code .anki2}). Applications find the format by
 * the id {@code anki} and need nothing of this package; {@link dev.cardstock.formats.anki.AnkiAttributes} names
 * what Anki knows and the model does not, for those who look at it.
 */
@NullMarked
package dev.cardstock.formats.anki;

import org.jspecify.annotations.NullMarked;
