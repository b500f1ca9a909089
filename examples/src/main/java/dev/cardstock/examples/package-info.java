/** Small programs that each show one use of the library. */
@NullMarked
package dev.cardstock.examples;

import org.jspecify.annotations.NullMarked;
