/** The little of protobuf that Anki's files need. */
@NullMarked
package dev.cardstock.formats.anki.proto;

import org.jspecify.annotations.NullMarked;
