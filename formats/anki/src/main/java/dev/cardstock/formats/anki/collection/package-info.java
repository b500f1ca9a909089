/** The collection: Anki's SQLite database, its schemas 11 to 18 in one form, and its rows. */
@NullMarked
package dev.cardstock.formats.anki.collection;

import org.jspecify.annotations.NullMarked;
