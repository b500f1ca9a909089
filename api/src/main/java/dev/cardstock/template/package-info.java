/**
 * The small languages inside notes: card templates (<code>{{Front}}</code>) and cloze deletions
 * (<code>{{c1::text}}</code>), as plain text in and plain text out. For those who render cards
 * themselves; everyone else asks a {@link dev.cardstock.deck.Card} for its prompt and answer.
 */
@NullMarked
package dev.cardstock.template;

import org.jspecify.annotations.NullMarked;
