package dev.cardstock.formats.mnemosyne.facts;

import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.NoteType;
import java.util.List;

/** Mnemosyne's type of cards with three sides. */
public final class Vocabulary {
    /** A word with its pronunciation and meaning, asked both ways. */
    public static final NoteType TYPE = NoteType.custom("mnemosyne-vocabulary", "Vocabulary",
            List.of("Foreign", "Pronunciation", "Meaning", "Notes"),
            List.of(CardTemplate.plain("recognition", "Recognition", "{{Foreign}}",
                    "{{#Pronunciation}}{{Pronunciation}}\n{{/Pronunciation}}{{Meaning}}"
                            + "{{#Notes}}\n{{Notes}}{{/Notes}}"),
                    CardTemplate.plain("production", "Production", "{{Meaning}}",
                            "{{Foreign}}{{#Pronunciation}}\n{{Pronunciation}}{{/Pronunciation}}"
                                    + "{{#Notes}}\n{{Notes}}{{/Notes}}")));

    private Vocabulary() {}
}
