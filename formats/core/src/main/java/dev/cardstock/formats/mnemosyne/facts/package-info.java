/** Mnemosyne's facts, cards and card types as notes, wherever they are kept. */
@NullMarked
package dev.cardstock.formats.mnemosyne.facts;

import org.jspecify.annotations.NullMarked;
