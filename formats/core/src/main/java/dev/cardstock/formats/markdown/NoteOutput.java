package dev.cardstock.formats.markdown;

import dev.cardstock.deck.Markup;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.formats.markdown.text.MediaLinks;
import dev.cardstock.formats.text.FileNames;
import dev.cardstock.formats.text.MediaFiles;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.ScheduledOutput;
import dev.cardstock.formats.text.TextFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes Markdown: a file with a folder of media beside it, or a folder that holds both. */
abstract class NoteOutput extends ScheduledOutput {
    private static final List<String> FILES = List.of("md", "markdown");

    private final DeckFormat format;
    private final String folder;

    /**
     * Opens the target.
     *
     * @param media the folder for media in a target that is a folder
     * @param inside the path of the note in such a target; empty where the target is the note
     */
    NoteOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format, String media,
            String inside) throws IOException {
        super(target, dropped, format, inside);
        this.format = format;
        folder = isFolder() ? media : NoteSink.title(target.name(), format.extensions()) + ".media";
    }

    /** The path of the note in a folder; empty for a target that is a file by its ending. */
    static String inside(DeckTarget target, String folder) {
        return TextFiles.hasExtension(target.name(), FILES)
                ? ""
                : folder + FileNames.safe(target.name()) + ".md";
    }

    @Override
    protected boolean keepsMarkup(Markup.Kind kind) {
        return true;
    }

    @Override
    protected String mediaPath(String name) {
        return MediaFiles.isMedia(name) ? folder + "/" + name : "";
    }

    /** The path of a medium from the note on. */
    String link(String name) {
        return mediaPath(name);
    }

    /** Content in Markdown, its media by their paths. */
    final String markdown(Markup content, String id) throws IOException {
        if (content.kind() == Markup.Kind.HTML) {
            report("html", format.id() + " has Markdown; HTML is written as Markdown", id);
        }
        String text = clean(MarkdownText.write(content), id);
        return content.media().isEmpty()
                ? text
                : MediaLinks.renamed(text, target -> content.media().contains(target)
                        ? Optional.of(link(target))
                        : Optional.empty());
    }
}
