/** The rules, for nobody to call: they are found by their ids through {@link dev.cardstock.Plugins}. */
@NullMarked
package dev.cardstock.formats.lint.rules;

import org.jspecify.annotations.NullMarked;
