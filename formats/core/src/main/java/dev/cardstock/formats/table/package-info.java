/** What tables have in common, whatever file they are in: their columns, and rows as notes. */
@NullMarked
package dev.cardstock.formats.table;

import org.jspecify.annotations.NullMarked;
