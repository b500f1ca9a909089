/** Tests that an implementer of an interface of the API extends. */
package dev.cardstock.contract;
