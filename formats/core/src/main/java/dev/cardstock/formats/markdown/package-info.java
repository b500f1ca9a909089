/** Flashcards in notes in Markdown: folders of Obsidian and Logseq, files of mdanki and Yanki. */
@NullMarked
package dev.cardstock.formats.markdown;

import org.jspecify.annotations.NullMarked;
