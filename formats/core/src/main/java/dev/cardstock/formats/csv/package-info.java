/**
 * Decks as rows of a table: {@link dev.cardstock.formats.csv.CsvFormat},
 * {@link dev.cardstock.formats.csv.TsvFormat} and {@link dev.cardstock.formats.csv.AnkiTextFormat}.
 */
@NullMarked
package dev.cardstock.formats.csv;

import org.jspecify.annotations.NullMarked;
