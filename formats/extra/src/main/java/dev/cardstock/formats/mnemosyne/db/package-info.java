/** Mnemosyne's database as a deck with its review log. */
@NullMarked
package dev.cardstock.formats.mnemosyne.db;

import org.jspecify.annotations.NullMarked;
