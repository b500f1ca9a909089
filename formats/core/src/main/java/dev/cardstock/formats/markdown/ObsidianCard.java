package dev.cardstock.formats.markdown;

import dev.cardstock.deck.Markup;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.markdown.ObsidianCloze.Numbered;
import dev.cardstock.formats.markdown.text.Deletions;
import dev.cardstock.formats.markdown.text.MarkdownText;
import dev.cardstock.formats.markdown.text.MediaLinks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A card of the plugin as it stands in a note.
 *
 * @param type the type of its note
 * @param fields the fields in Markdown
 * @param tags the tags that it begins with
 * @param block the id of Obsidian's block, empty where it has none
 * @param comments what stands in its comments
 * @param original its text, where that says more than the fields; else empty
 */
record ObsidianCard(NoteType type, List<String> fields, List<String> tags, String block,
        List<String> comments, String original) {
    /** The kinds that the plugin knows. */
    enum Kind {
        /** Front and back on a line. */
        LINE,
        /** A line between front and back. */
        MULTILINE,
        /** The same for both ways. */
        MULTILINE_REVERSED,
        /** A paragraph with deletions. */
        CLOZE
    }

    /** Reads its text; null where it has no deletions that give cards. */
    static @Nullable ObsidianCard of(Kind kind, String lines, ObsidianSyntax syntax) {
        List<String> comments = new ArrayList<>();
        String text = ObsidianSchedule.withoutComments(lines, comments).stripTrailing();
        int end = ObsidianSyntax.block(text);
        String block = end < 0 ? "" : text.substring(end + 1);
        text = end < 0 ? text : text.substring(0, end).stripTrailing();
        List<String> tags = ObsidianSyntax.ownTags(text);
        text = tags.get(tags.size() - 1);
        tags = tags.subList(0, tags.size() - 1);
        ObsidianText restoring = new ObsidianText(syntax);
        if (kind == Kind.CLOZE) {
            Numbered numbered = new ObsidianCloze(syntax.marks()).numbered(restoring.restore(text));
            return numbered == null
                    ? null
                    : new ObsidianCard(NoteType.cloze(), List.of(numbered.text(), ""), tags, block,
                            comments, numbered.hides() ? text : "");
        }
        ObsidianSyntax.Separator separator = kind == Kind.LINE ? syntax.separator(text) : null;
        boolean reversed = kind == Kind.MULTILINE_REVERSED
                || separator != null && separator.reversed();
        String front;
        String back;
        if (separator != null) {
            front = restoring.restoredBefore(text.substring(0, separator.at()), reversed);
            back = restoring.restoredBehind(
                    text.substring(separator.at() + separator.length()), reversed);
        } else {
            List<String> all = List.of(text.split("\n", -1));
            String line = reversed ? syntax.multilineReversed() : syntax.multiline();
            int at = 0;
            while (at < all.size() && !all.get(at).strip().equals(line)) {
                at++;
            }
            front = String.join("\n", all.subList(0, at));
            back = at >= all.size() ? "" : String.join("\n", all.subList(at + 1, all.size()));
        }
        return new ObsidianCard(reversed ? NoteType.basicReversed() : NoteType.basic(),
                List.of(restoring.restore(front).strip(), restoring.restore(back).strip()), tags,
                block, comments, "");
    }

    /** The contents of its fields, media by their names. */
    List<Markup> contents(MediaLinks.Renaming media) throws IOException {
        return List.of(MarkdownText.read(MediaLinks.renamed(fields.get(0), media)),
                MarkdownText.read(MediaLinks.renamed(fields.get(1), media)));
    }

    /** The parts of its cards, in the order in which the plugin makes them. */
    List<String> parts() {
        if (type.equals(NoteType.cloze())) {
            Deletions deletions = Deletions.of(fields.get(0));
            return deletions == null
                    ? List.of()
                    : new TreeSet<>(deletions.numbers()).stream().map(n -> "c" + n).toList();
        }
        return type.templates().stream().map(template -> template.id()).toList();
    }
}
