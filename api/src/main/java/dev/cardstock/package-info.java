/**
 * What every part of Cardstock shares: how a failure tells what is wrong and where, and how a part
 * that somebody else wrote is found by its id.
 */
@NullMarked
package dev.cardstock;

import org.jspecify.annotations.NullMarked;
