/**
 * Reading and writing decks in the formats that people have. Applications use
 * {@link dev.cardstock.exchange.DeckFormats}; those who add a format implement
 * {@link dev.cardstock.exchange.DeckFormat}.
 */
@NullMarked
package dev.cardstock.exchange;

import org.jspecify.annotations.NullMarked;
