/** Decks as folders of JSON and media for version control: {@link dev.cardstock.formats.crowdanki.CrowdAnkiFormat}. */
@NullMarked
package dev.cardstock.formats.crowdanki;

import org.jspecify.annotations.NullMarked;
