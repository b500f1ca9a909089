/** Notes as requests to a running Anki and its answers: {@link dev.cardstock.formats.ankiconnect.AnkiConnectFormat}. */
@NullMarked
package dev.cardstock.formats.ankiconnect;

import org.jspecify.annotations.NullMarked;
