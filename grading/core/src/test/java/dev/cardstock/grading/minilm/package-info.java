/** The MiniLM encoder through ONNX Runtime, for tests and for the programs that distil it. */
@NullMarked
package dev.cardstock.grading.minilm;

import org.jspecify.annotations.NullMarked;
