package dev.cardstock.formats.h5p;

import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.zip.ZipArchive;
import java.util.List;

/** The types of content that are cards. */
enum Kind {
    /** Questions with answers that are typed. */
    FLASHCARDS("H5P.Flashcards", "cards", "1.7",
            "FontAwesome 4.5,H5P.JoubelUI 1.3,H5P.FontIcons 1.0"),
    /** Cards that are turned. */
    DIALOGCARDS("H5P.Dialogcards", "dialogs", "1.9",
            "FontAwesome 4.5,H5P.JoubelUI 1.3,H5P.Audio 1.5");

    /** The name of its library. */
    final String library;
    /** The name of the list of cards. */
    final String list;
    /** The version of the library. */
    final String version;
    /** What the library needs, each with its version, commas between them. */
    final String needed;

    Kind(String library, String list, String version, String needed) {
        this.library = library;
        this.list = list;
        this.version = version;
        this.needed = needed;
    }

    Match match(Sample sample) {
        List<String> names = ZipArchive.names(sample);
        String about = ZipArchive.head(sample, H5pReader.ABOUT);
        if (about.contains("\"" + library + "\"") && about.contains("mainLibrary")) {
            return Match.CERTAIN;
        }
        if (names.stream().anyMatch(name -> name.startsWith(library + "-"))) {
            return Match.LIKELY;
        }
        boolean isOther = about.contains("mainLibrary");
        return !isOther && (names.contains(H5pReader.ABOUT) || names.contains(H5pReader.CONTENT))
                ? Match.POSSIBLE
                : Match.NO;
    }
}
