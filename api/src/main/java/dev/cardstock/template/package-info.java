/**
 * The small languages inside notes: card templates (<code>{{Front}}</code>) and cloze deletions
 * (<code>{{c1::text}}</code>), and what the filters of templates make of fields. For those who render cards
 * themselves; everyone else asks a {@link dev.cardstock.deck.Card} for its prompt and answer.
 */
@NullMarked
package dev.cardstock.template;

import org.jspecify.annotations.NullMarked;
