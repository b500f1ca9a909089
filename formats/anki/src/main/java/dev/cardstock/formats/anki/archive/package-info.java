/** The container: a zip with a collection, a list of media and the media, in three versions. */
@NullMarked
package dev.cardstock.formats.anki.archive;

import org.jspecify.annotations.NullMarked;
