/**
 * For applications that show what a linter found: as text, as JSON and as SARIF. The rules themselves
 * are found through {@link dev.cardstock.lint.Linter#installed()}.
 */
@NullMarked
package dev.cardstock.formats.lint;

import org.jspecify.annotations.NullMarked;
