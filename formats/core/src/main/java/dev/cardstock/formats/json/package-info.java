/**
 * Cardstock's own format: one JSON document that holds everything the model knows. Its members stand in
 * a fixed order and what is empty is left out, so that small changes give small differences.
 */
@NullMarked
package dev.cardstock.formats.json;

import org.jspecify.annotations.NullMarked;
