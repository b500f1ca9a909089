/** What study sites export and take: lists of terms with their definitions. */
@NullMarked
package dev.cardstock.formats.sites;

import org.jspecify.annotations.NullMarked;
