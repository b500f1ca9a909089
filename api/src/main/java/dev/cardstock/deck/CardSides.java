package dev.cardstock.deck;

import dev.cardstock.template.ClozeText;
import dev.cardstock.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Renders the sides of one card, each as source and, by the same template, as plain text. */
final class CardSides {
    /** Names that stand for something other than a field, besides {@code Tags}. */
    static final Set<String> SPECIAL_FIELDS = Set.of("Type", "Deck", "Subdeck", "Card", "CardFlag",
            "CardID", "FrontSide");

    private final Card card;
    private final Predicate<String> notEmpty;

    CardSides(Card card, Predicate<String> notEmpty) {
        this.card = card;
        this.notEmpty = notEmpty;
    }

    Markup prompt() {
        return render(card.template().question(), Markup.EMPTY, true);
    }

    Markup answer() {
        return render(card.template().answer(), prompt(), false);
    }

    Markup expected() {
        return switch (card.type().kind()) {
            case NORMAL -> render(card.template().answer(), Markup.EMPTY, false);
            case CLOZE -> hidden();
            case IMAGE_OCCLUSION -> Markup.EMPTY;
        };
    }

    private Markup hidden() {
        List<String> source = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        Markup.Kind kind = Markup.Kind.PLAIN;
        for (Markup field : card.note().fields()) {
            List<String> hidden = ClozeText.parse(field.source()).hidden(card.number());
            if (!hidden.isEmpty()) {
                kind = wider(kind, field.kind());
                source.addAll(hidden);
                plain.addAll(ClozeText.parse(field.plainText()).hidden(card.number()));
            }
        }
        String text = String.join(", ", plain);
        return kind == Markup.Kind.PLAIN
                ? Markup.plain(text)
                : new Markup(kind, String.join(", ", source), text, List.of());
    }

    private Markup render(Markup template, Markup frontSide, boolean question) {
        Template shape = Template.parse(template.source());
        Markup.Kind kind = template.kind();
        Set<String> media = new LinkedHashSet<>(template.media());
        for (String name : shape.fields()) {
            Markup content = content(name, frontSide);
            if (!content.source().isEmpty()) {
                kind = wider(kind, content.kind());
            }
        }
        Markup.Kind result = kind;
        // The first pass also learns which fields are shown, hence which media are.
        String source = shape.render((name, filters) -> {
            Markup content = content(name, frontSide);
            media.addAll(content.media());
            return converted(filtered(content.source(), filters, question), content, filters,
                    result, question);
        }, notEmpty);
        String plain = Template.parse(template.plainText())
                .render(
                        (name, filters) -> filtered(content(name, frontSide).plainText(), filters,
                                question),
                        notEmpty)
                .strip();
        return result == Markup.Kind.PLAIN
                ? new Markup(result, plain, plain, List.copyOf(media))
                : new Markup(result, source.strip(), plain, List.copyOf(media));
    }

    private Markup content(String name, Markup frontSide) {
        int index = card.type().indexOf(name);
        if (index >= 0) {
            List<Markup> fields = card.note().fields();
            return index < fields.size() ? fields.get(index) : Markup.EMPTY;
        }
        return switch (name) {
            case "FrontSide" -> frontSide;
            case "Tags" -> Markup.plain(String.join(" ", card.note().tags()));
            case "Type" -> Markup.plain(card.type().name());
            case "Card" -> Markup.plain(card.template().name());
            case "CardID" -> Markup.plain(card.id().toString());
            default -> Markup.EMPTY;
        };
    }

    private String filtered(String text, List<String> filters, boolean question) {
        String result = text;
        for (String filter : filters) {
            if (filter.equals("cloze") || filter.equals("cloze-only")) {
                ClozeText cloze = ClozeText.parse(result);
                result = filter.equals("cloze-only")
                        ? String.join(", ", cloze.hidden(card.number()))
                        : question ? cloze.prompt(card.number()) : cloze.text();
            } else if (filter.equals("type") && question) {
                result = "";
            }
        }
        return result;
    }

    /** Fits the source of a field into a side that is written in another language. */
    private String converted(String source, Markup content, List<String> filters, Markup.Kind side,
            boolean question) {
        if (content.kind() == side) {
            return source;
        }
        return switch (side) {
            case PLAIN -> source;
            case MARKDOWN -> source.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
            case HTML -> {
                String text = content.kind() == Markup.Kind.PLAIN
                        ? source
                        : filtered(content.plainText(), filters, question);
                yield text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\n", "<br>");
            }
        };
    }

    private static Markup.Kind wider(Markup.Kind a, Markup.Kind b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
