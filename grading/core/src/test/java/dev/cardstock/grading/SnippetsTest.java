package dev.cardstock.grading;

/** Runs the examples; Javadoc finds them under the name without "Test". */
class SnippetsTest extends Snippets {}
