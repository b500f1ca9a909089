/** Question banks of Moodle: GIFT, Aiken and XML, as decks. */
@NullMarked
package dev.cardstock.formats.moodle;

import org.jspecify.annotations.NullMarked;
