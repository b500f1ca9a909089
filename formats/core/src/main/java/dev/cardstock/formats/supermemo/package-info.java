/** SuperMemo's questions and answers as text and as XML. */
@NullMarked
package dev.cardstock.formats.supermemo;

import org.jspecify.annotations.NullMarked;
