/** What a learner reads of HTML and Markdown. */
@NullMarked
package dev.cardstock.formats.markup;

import org.jspecify.annotations.NullMarked;
