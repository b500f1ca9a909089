/** The {@code cardstock} command line: each command is a thin call of the library. */
@NullMarked
package dev.cardstock.examples.cli;

import org.jspecify.annotations.NullMarked;
