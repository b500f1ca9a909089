/** Chinese, Japanese and Korean words by Lucene's dictionaries, for nobody but the grader. */
@NullMarked
package dev.cardstock.grading.cjk;

import org.jspecify.annotations.NullMarked;
