/**
 * Comparing what people write: normalising, equivalence of content, and the plugs for similarity and
 * for token vectors. For graders, linters and study engines.
 */
@NullMarked
package dev.cardstock.text;

import org.jspecify.annotations.NullMarked;
