/**
 * Telling authors what is wrong with a deck: rules look at a library and report findings.
 */
@NullMarked
package dev.cardstock.lint;

import org.jspecify.annotations.NullMarked;
