package dev.cardstock.formats.org;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.exchange.DeckFormat;
import dev.cardstock.exchange.DeckTarget;
import dev.cardstock.exchange.Diagnostic;
import dev.cardstock.formats.markdown.text.MediaLinks;
import dev.cardstock.formats.text.FileNames;
import dev.cardstock.formats.text.MediaFiles;
import dev.cardstock.formats.text.NoteSink;
import dev.cardstock.formats.text.ScheduledOutput;
import dev.cardstock.formats.text.TextFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes Org: a file with a folder of media beside it, or a folder that holds both. */
abstract class OrgOutput extends ScheduledOutput {
    /** Tags that cannot stand at a heading. */
    static final String MORE_TAGS = "NOTE_TAGS";

    private final DeckFormat format;
    private final String folder;
    private final List<String> usual;
    private List<String> outline = List.of();

    OrgOutput(DeckTarget target, Consumer<Diagnostic> dropped, DeckFormat format)
            throws IOException {
        super(target, dropped, format, TextFiles.hasExtension(target.name(), OrgReader.FILES)
                ? ""
                : FileNames.safe(target.name()) + ".org");
        this.format = format;
        String title = NoteSink.title(target.name(), format.extensions());
        folder = isFolder() ? "media" : title + ".media";
        usual = List.of(title);
    }

    @Override
    protected boolean keepsMarkup(Markup.Kind kind) {
        return true;
    }

    @Override
    protected String mediaPath(String name) {
        return MediaFiles.isMedia(name) ? folder + "/" + name : "";
    }

    /** The text of a body. */
    final String body(Markup content, String id) throws IOException {
        return switch (content.kind()) {
            case PLAIN -> OrgText.ofPlain(clean(content.source(), id));
            case HTML -> OrgText.ofHtml(clean(linked(content), id));
            case MARKDOWN -> ofMarkdown(content, id);
        };
    }

    private String linked(Markup content) throws IOException {
        String source = content.source();
        for (String name : content.media()) {
            source = source.replace("\"" + name + "\"", "\"" + mediaPath(name) + "\"");
        }
        return source;
    }

    private String ofMarkdown(Markup content, String id) throws IOException {
        String source = MediaLinks.renamed(clean(content.source(), id),
                target -> content.media().contains(target)
                        ? Optional.of(mediaPath(target))
                        : Optional.empty());
        String org = OrgMarkdown.org(source);
        if (!OrgText.read(org).plainText().equals(content.plainText())) {
            report("markup",
                    format.id() + " writes Markdown as Org; what Org has no marks for changes",
                    id);
        }
        return org;
    }

    /** Whether content can stand in a heading. */
    static boolean isLine(Markup content) {
        return !content.source().isBlank() && content.source().indexOf('\n') < 0
                && content.kind() != Markup.Kind.HTML && content.source().length() < 2000
                && (content.kind() == Markup.Kind.PLAIN
                        || OrgText.read(OrgMarkdown.org(content.source())).kind() == content.kind()
                                && OrgMarkdown.org(content.source()).indexOf('\n') < 0
                                && !OrgMarkdown.org(content.source()).startsWith("#"));
    }

    /** The text of a heading. */
    final String line(Markup content, String id) throws IOException {
        String text = content.kind() == Markup.Kind.PLAIN
                ? OrgText.ofPlainLine(clean(content.source(), id))
                : ofMarkdown(content, id);
        return OrgHeading.protect(text);
    }

    /** Writes the headings for a deck; gives the level of those below them. */
    final int outline(List<String> path) throws IOException {
        List<String> names = path.equals(usual) ? List.of() : path;
        int same = 0;
        while (same < Math.min(names.size(), outline.size())
                && names.get(same).equals(outline.get(same))) {
            same++;
        }
        for (int i = same; i < names.size(); i++) {
            write("*".repeat(i + 1) + " " + OrgHeading.protect(
                    OrgText.ofPlainLine(names.get(i).replace('\n', ' '))) + "\n");
        }
        outline = names;
        return names.size() + 1;
    }

    /** Writes a heading, properties of the form {@code NAME: value} below it. */
    final void heading(int level, String title, List<String> tags) throws IOException {
        write("*".repeat(level) + " " + title
                + (tags.isEmpty()
                        ? ""
                        : (title.isEmpty() ? "" : " ") + ":" + String.join(":", tags)
                                + ":")
                + "\n");
    }

    /** Writes a drawer. */
    final void properties(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            openProperties(lines);
            write(":END:\n");
        }
    }

    /** Writes a drawer without its end. */
    final void openProperties(List<String> lines) throws IOException {
        StringBuilder drawer = new StringBuilder(":PROPERTIES:\n");
        for (String line : lines) {
            drawer.append(':').append(line.replace('\n', ' ').stripTrailing()).append('\n');
        }
        write(drawer.toString());
    }

    /** Writes a body. */
    final void body(String text) throws IOException {
        write(text.isEmpty() ? "" : text + "\n");
    }

    /** Tags for a heading: all of them, or none where they are in {@link #moreTags}. */
    static List<String> headingTags(Note note, String own) {
        List<String> tags = new ArrayList<>();
        tags.add(own);
        if (note.tags().stream().allMatch(tag -> OrgHeading.isTag(tag) && !tag.equals(own))) {
            tags.addAll(note.tags());
        }
        return tags;
    }

    /** Tags as a property, where one of them cannot stand at a heading. */
    static List<String> moreTags(Note note, String own) {
        return headingTags(note, own).size() > 1 || note.tags().isEmpty()
                ? List.of()
                : List.of(MORE_TAGS + ": " + joined(note.tags()));
    }

    /** Words with blanks between them, blanks in them as Org writes them. */
    static String joined(List<String> words) {
        return String.join(" ", words.stream()
                .map(word -> word.replace("%", "%25").replace(" ", "%20").replace("\t", "%09"))
                .toList());
    }

    /** The words that {@link #joined} got. */
    static List<String> words(String text) {
        return text.isBlank()
                ? List.of()
                : List.of(text.strip().split("\\s+"))
                        .stream()
                        .map(word -> word.replace("%20", " ")
                                .replace("%09", "\t")
                                .replace("%25", "%"))
                        .toList();
    }
}
