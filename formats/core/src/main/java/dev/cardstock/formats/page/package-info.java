/**
 * Study pages: the text of a flashcard site's page of one set, as it is copied and pasted. It has no
 * marks of its own, so sections, questions and answers are recognised by how they stand; every guess
 * is a diagnostic with its line.
 */
@NullMarked
package dev.cardstock.formats.page;

import org.jspecify.annotations.NullMarked;
