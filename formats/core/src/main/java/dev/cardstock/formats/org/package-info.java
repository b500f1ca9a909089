/** Flashcards in files of Emacs' Org mode: org-fc, anki-editor and org-drill. */
@NullMarked
package dev.cardstock.formats.org;

import org.jspecify.annotations.NullMarked;
