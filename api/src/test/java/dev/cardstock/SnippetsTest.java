package dev.cardstock;

/** Runs the examples of the Javadoc under a name that the build takes for a test. */
class SnippetsTest extends Snippets {}
