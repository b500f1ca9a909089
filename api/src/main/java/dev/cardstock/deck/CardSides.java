package dev.cardstock.deck;

import dev.cardstock.template.ClozeText;
import dev.cardstock.template.FieldFilters;
import dev.cardstock.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Renders the sides of one card, each as source and, by the same template, as plain text. */
final class CardSides {
    /** Names that stand for something other than a field, besides {@code Tags}. */
    static final Set<String> SPECIAL_FIELDS = Set.of("Type", "Deck", "Subdeck", "Card", "CardFlag",
            "CardID", "FrontSide");

    private static final String FRONT_SIDE = "FrontSide";
    private static final String STAR = "marked";
    private static final Pattern ANSWER_RULE = Pattern
            .compile("(?i)<hr\\b[^>]{0,200}?\\sid\\s?=\\s?[\"']?answer\\b[^>]{0,200}>");

    private final Card card;
    private final Predicate<String> notEmpty;
    private final int number;

    CardSides(Card card, Predicate<String> notEmpty) {
        this.card = card;
        this.notEmpty = name -> notEmpty.test(name) || isNumber(name);
        number = card.number() > 0
                ? card.number()
                : card.type().templates().indexOf(card.template()) + 1;
    }

    /** Whether a name is that of the card's own cloze number, such as {@code c1}. */
    private boolean isNumber(String name) {
        return name.equals("c" + number) && card.type().indexOf(name) < 0;
    }

    /** Whether this is the card of a cloze note that has no deletion with its number. */
    private boolean isLost() {
        return card.type().kind() != NoteType.Kind.NORMAL && card.note()
                .fields()
                .stream()
                .noneMatch(field -> field.source().contains("{{c")
                        && ClozeText.parse(field.source()).has(number));
    }

    Markup prompt() {
        return new Side(true, Markup.EMPTY).render(card.template().question());
    }

    Markup answer() {
        return new Side(false, prompt()).render(card.template().answer());
    }

    Markup expected() {
        Markup typed = typed();
        return typed != null ? typed : switch (card.type().kind()) {
            case NORMAL -> answerAlone();
            case CLOZE -> hidden();
            case IMAGE_OCCLUSION -> Markup.EMPTY;
        };
    }

    /** What the question has to be typed first; null where there is nothing. */
    private @Nullable Markup typed() {
        List<Markup> found = new ArrayList<>();
        ParsedTemplates.of(card.template().question().source()).render((name, filters) -> {
            FieldFilters filter = filter(name, filters, true);
            if (filter.isTyped() && found.isEmpty()) {
                Markup content = content(name, Markup.EMPTY);
                String text = filter.typed(content.plainText()).strip();
                if (!text.isEmpty()) {
                    found.add(content.kind() == Markup.Kind.PLAIN
                            ? Markup.plain(text)
                            : new Markup(content.kind(), filter.typed(content.source()), text,
                                    List.of()));
                }
            }
            return "";
        }, notEmpty);
        return found.isEmpty() ? null : found.get(0);
    }

    /** The answering side without the fields and words of the question, unless nothing else is on it. */
    private Markup answerAlone() {
        Template question = ParsedTemplates.of(card.template().question().source());
        Template words = ParsedTemplates.of(card.template().question().plainText());
        Markup rest = new Side(false, Markup.EMPTY, question.fields(), words.literals())
                .render(card.template().answer());
        return withoutRule(rest.isBlank()
                ? new Side(false, Markup.EMPTY).render(card.template().answer())
                : rest);
    }

    /** What stands behind the rule that Anki's templates draw between question and answer. */
    private static Markup withoutRule(Markup side) {
        if (side.kind() != Markup.Kind.HTML || !side.source().contains("answer")) {
            return side;
        }
        Matcher rule = ANSWER_RULE.matcher(side.source());
        return rule.find()
                ? new Markup(side.kind(), side.source().substring(rule.end()).strip(),
                        side.plainText(), side.media())
                : side;
    }

    private Markup hidden() {
        List<String> source = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        Markup.Kind kind = Markup.Kind.PLAIN;
        for (Markup field : card.note().fields()) {
            ClozeText cloze = ClozeText.parse(field.source());
            if (cloze.has(card.number())) {
                kind = wider(kind, field.kind());
                source.add(cloze.typed(card.number()));
                plain.add(ClozeText.parse(field.plainText()).typed(card.number()));
            }
        }
        String text = String.join(", ", plain);
        return kind == Markup.Kind.PLAIN
                ? Markup.plain(text)
                : new Markup(kind, String.join(", ", source), text, List.of());
    }

    private FieldFilters filter(String name, List<String> filters, boolean question) {
        return new FieldFilters(name, name.equals(FRONT_SIDE) ? List.of() : filters, number,
                question);
    }

    private Markup content(String name, Markup frontSide) {
        int index = card.type().indexOf(name);
        if (index >= 0) {
            List<Markup> fields = card.note().fields();
            return index < fields.size() ? fields.get(index) : Markup.EMPTY;
        }
        return switch (name) {
            case FRONT_SIDE -> frontSide;
            case "Tags" -> Markup.plain(tags());
            case "Type" -> Markup.plain(card.type().name());
            case "Card" -> Markup.plain(card.template().name());
            case "CardID" -> Markup.plain(card.id().toString());
            case "Deck" -> Markup.plain(card.deck());
            case "Subdeck" -> Markup.plain(card.deck()
                    .substring(card.deck().lastIndexOf(Library.PATH_SEPARATOR) < 0
                            ? 0
                            : card.deck().lastIndexOf(Library.PATH_SEPARATOR)
                                    + Library.PATH_SEPARATOR.length()));
            case "CardFlag" -> Markup.plain("flag" + card.flag());
            default -> isNumber(name) ? Markup.plain("1") : Markup.EMPTY;
        };
    }

    /** The tags in the order of the alphabet, with that by which Anki knows a star. */
    private String tags() {
        List<String> tags = new ArrayList<>(card.note().tags());
        if (card.note().starred()) {
            tags.add(STAR);
        }
        tags.sort(String.CASE_INSENSITIVE_ORDER);
        return String.join(" ", tags);
    }

    private static Markup.Kind wider(Markup.Kind a, Markup.Kind b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** One side in the making. */
    private final class Side {
        private final boolean question;
        private final Markup frontSide;
        private final Set<String> leftOut;
        private final Set<String> wordsLeftOut;

        Side(boolean question, Markup frontSide) {
            this(question, frontSide, Set.of(), Set.of());
        }

        Side(boolean question, Markup frontSide, Set<String> leftOut, Set<String> wordsLeftOut) {
            this.question = question;
            this.frontSide = frontSide;
            this.leftOut = leftOut;
            this.wordsLeftOut = wordsLeftOut;
        }

        Markup render(Markup template) {
            Template shape = ParsedTemplates.of(template.source());
            Markup.Kind kind = template.kind();
            for (String name : shape.fields()) {
                Markup content = shown(name);
                if (!content.source().isEmpty()) {
                    kind = wider(kind, content.kind());
                }
            }
            Markup.Kind result = kind;
            Set<String> media = new LinkedHashSet<>(template.media());
            String source = shape.render(new Template.Values() {
                @Override
                public String value(String name, List<String> filters) {
                    Markup content = shown(name);
                    media.addAll(content.media());
                    return source(content, filter(name, filters, question), result);
                }

                @Override
                public String literal(String text) {
                    return template.kind() == Markup.Kind.PLAIN && result == Markup.Kind.HTML
                            ? escaped(text)
                            : text;
                }
            }, notEmpty);
            String plain = plain(template);
            return result == Markup.Kind.PLAIN
                    ? new Markup(result, plain, plain, List.copyOf(media))
                    : new Markup(result, source, plain, List.copyOf(media));
        }

        private String plain(Markup template) {
            return ParsedTemplates.of(template.plainText()).render(new Template.Values() {
                @Override
                public String value(String name, List<String> filters) {
                    return unlessLost(shown(name).plainText(),
                            filter(name, filters, question)::plain,
                            filters);
                }

                @Override
                public String literal(String text) {
                    return withoutWords(text);
                }
            }, notEmpty).strip();
        }

        /** The template's own words without those of the question that they begin with. */
        private String withoutWords(String text) {
            for (String words : wordsLeftOut) {
                String begin = words.strip();
                int at = begin.codePoints().anyMatch(Character::isLetter)
                        ? text.indexOf(begin)
                        : -1;
                int end = at + begin.length();
                if (at >= 0 && text.substring(0, at).isBlank() && (end == text.length()
                        || !Character.isLetterOrDigit(text.codePointAt(end)))) {
                    return text.substring(end);
                }
            }
            return text;
        }

        private Markup shown(String name) {
            return leftOut.contains(name) ? Markup.EMPTY : content(name, frontSide);
        }

        /** The source of a field in a side that may be written in another language. */
        private String source(Markup content, FieldFilters filter, Markup.Kind side) {
            return switch (side) {
                case PLAIN -> "";
                case MARKDOWN -> {
                    String text = unlessLost(content.source(), filter::plain, filter.filters());
                    yield content.kind() == side
                            ? text
                            : text.replaceAll("([\\\\`*_{}\\[\\]<>#|~])", "\\\\$1");
                }
                case HTML -> unlessLost(content.kind() == side
                        ? content.source()
                        : escaped(content.plainText()), filter::html, filter.filters());
            };
        }

        /** Shows all of a cloze text on the card of a note that has no deletion for it. */
        private String unlessLost(String text, UnaryOperator<String> filter,
                List<String> filters) {
            return filters.equals(List.of("cloze")) && isLost()
                    ? ClozeText.parse(text).text()
                    : filter.apply(text);
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\n", "<br>");
        }
    }
}
