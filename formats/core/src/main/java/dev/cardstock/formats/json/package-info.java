/**
 * Cardstock's own format: one JSON document that holds everything the model knows. Its members stand in
 * a fixed order and what is empty is left out, so that small changes give small differences.
 *
 * <p>What a document may hold is published as a JSON Schema (draft 2020-12), for editors and for programs that
 * write such documents without this library: {@link dev.cardstock.formats.json.JsonFormat#schema()}, in the jar
 * {@code dev/cardstock/formats/json/cardstock-1.schema.json}.
 */
@NullMarked
package dev.cardstock.formats.json;

import org.jspecify.annotations.NullMarked;
