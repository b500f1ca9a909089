/** Mnemosyne's files: tab-separated text, and the XML of version 1. */
@NullMarked
package dev.cardstock.formats.mnemosyne;

import org.jspecify.annotations.NullMarked;
