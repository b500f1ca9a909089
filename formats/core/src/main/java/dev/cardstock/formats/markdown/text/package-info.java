/** Markdown as formats of notes read and write it: plain where it can be, with media and deletions. */
@NullMarked
package dev.cardstock.formats.markdown.text;

import org.jspecify.annotations.NullMarked;
