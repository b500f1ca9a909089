/** Items of QTI, which question banks and learning platforms exchange. */
@NullMarked
package dev.cardstock.formats.qti;

import org.jspecify.annotations.NullMarked;
