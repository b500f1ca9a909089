/** Anki's JSON of note types, decks, options and notes, for the formats that have it. */
@NullMarked
package dev.cardstock.formats.anki.json;

import org.jspecify.annotations.NullMarked;
