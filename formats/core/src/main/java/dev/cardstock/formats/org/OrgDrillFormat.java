package dev.cardstock.formats.org;

import dev.cardstock.Options;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.NoteType;
import dev.cardstock.exchange.Capability;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckReader;
import dev.cardstock.exchange.DeckSource;
import dev.cardstock.exchange.DeckWriter;
import dev.cardstock.exchange.Match;
import dev.cardstock.exchange.Sample;
import dev.cardstock.formats.text.TextFiles;
import dev.cardstock.formats.text.TextInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Org files with the topics of org-drill: headings with the tag {@code drill}. What stands below one is the
 * question and its subheadings are the answer; without subheadings the heading is the question. Topics of the
 * type {@code twosided} are asked both ways. {@code [text||hint]} are deletions: all at once, or one by one
 * where {@code DRILL_CARD_TYPE} is {@code hide1cloze} or the like. Other types are read as simple ones.
 *
 * <p>Headings around a topic are its decks; tags, the properties {@code ID} and {@code NOTE_TAGS}, content and
 * media are as for {@link OrgFcFormat}. {@code SCHEDULED} and the properties of org-drill are a schedule of
 * the algorithm {@code sm2}, dates at midnight in UTC; there is one for a topic, which its first card gets. A
 * heading that is not the question is the attribute {@code org-drill.title}, the type
 * {@code org-drill.type}, and other properties are {@code org-drill.properties}.
 *
 * <p>The option {@code namespace} for reading is that from which the ids of notes without {@code ID} are
 * derived. Stateless and thread-safe.
 *
 * @see <a href="https://gitlab.com/phillord/org-drill">org-drill</a>
 */
public final class OrgDrillFormat implements DeckFormat {
    static final String TAG = "drill";
    static final String TITLE = "org-drill.title";
    static final String TYPE = "org-drill.type";
    static final String PROPERTIES = "org-drill.properties";

    /** Two sides that are asked, with what is shown before both and behind both. */
    static final NoteType SIDES = NoteType.custom("org-drill-sides", "Two sides",
            List.of("Front", "Back", "Prompt", "More"),
            List.of(CardTemplate.plain("forward", "Forward",
                    "{{#Prompt}}{{Prompt}}\n\n{{/Prompt}}{{Front}}",
                    "{{Back}}{{#More}}\n\n{{More}}{{/More}}"),
                    CardTemplate.plain("reverse", "Reverse",
                            "{{#Prompt}}{{Prompt}}\n\n{{/Prompt}}{{Back}}",
                            "{{Front}}{{#More}}\n\n{{More}}{{/More}}")));

    private static final Pattern CARD = Pattern.compile("(?m)^\\*+ .*:drill:");
    private static final Pattern OWN = Pattern.compile("(?mi)^[ \\t]*+:DRILL_[A-Z_]{1,30}:");

    /** Makes the format; it has no state. */
    public OrgDrillFormat() {}

    @Override
    public String id() {
        return "org-drill";
    }

    @Override
    public String description() {
        return "Org files with the topics of org-drill: headings with :drill:";
    }

    @Override
    public List<String> extensions() {
        return List.of("drill.org", "org");
    }

    @Override
    public Set<Capability> carries() {
        return Set.of(Capability.NESTED_DECKS, Capability.TAGS, Capability.NOTE_IDS,
                Capability.REVERSED_NOTES, Capability.CLOZE_NOTES, Capability.HTML,
                Capability.MARKDOWN, Capability.MEDIA, Capability.SCHEDULES);
    }

    @Override
    public Match match(Sample sample) {
        return TextInput.preview(sample)
                .map(head -> !CARD.matcher(head).find()
                        ? Match.NO
                        : OWN.matcher(head).find() ? Match.CERTAIN : Match.LIKELY)
                .orElse(Match.NO);
    }

    @Override
    public Match matchFolder(DeckSource folder) throws IOException {
        return TextFiles.match(folder, OrgReader.FILES, this::match);
    }

    @Override
    public Optional<DeckReader> reader(Options options) {
        Options.Reader settings = options.reader();
        String namespace = settings.text("namespace").orElse(id());
        settings.finish();
        return Optional.of(new OrgDrillReader(this, namespace));
    }

    @Override
    public Optional<DeckWriter> writer(Options options) {
        options.reader().finish();
        return Optional.of((target, dropped) -> new OrgDrillOutput(target, dropped, this));
    }
}
