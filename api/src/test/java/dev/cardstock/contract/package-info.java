/** Tests that an implementer of an interface of the API extends. */
@NullMarked
package dev.cardstock.contract;

import org.jspecify.annotations.NullMarked;
