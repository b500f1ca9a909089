/** How Anki spells fields, tags, names and ids, for all formats that go to it. */
@NullMarked
package dev.cardstock.formats.text.anki;

import org.jspecify.annotations.NullMarked;
