/**
 * Decks as rows of a table: {@link dev.cardstock.formats.csv.CsvFormat} and
 * {@link dev.cardstock.formats.csv.TsvFormat}.
 */
@NullMarked
package dev.cardstock.formats.csv;

import org.jspecify.annotations.NullMarked;
