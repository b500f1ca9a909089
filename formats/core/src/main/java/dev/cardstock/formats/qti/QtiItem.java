package dev.cardstock.formats.qti;

import dev.cardstock.deck.AnswerKey;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.formats.text.NoteSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Makes notes of one item. */
final class QtiItem {
    /** A blank that no text has. */
    private static final String BLOCK = "\u001e";
    private static final Set<String> INLINE = Set.of("textEntryInteraction",
            "inlineChoiceInteraction");

    private final NoteSink notes;
    private final List<String> tags;
    private final List<String> path;
    private final UnaryOperator<String> media;
    private final Map<String, Response> responses = new HashMap<>();

    QtiItem(NoteSink notes, List<String> tags, List<String> path, UnaryOperator<String> media) {
        this.notes = notes;
        this.tags = tags;
        this.path = path;
        this.media = media;
    }

    /**
     * What is right.
     *
     * @param several whether more than one value is
     * @param values the right values
     * @param others further values that score in full
     */
    private record Response(boolean several, List<String> values, List<String> others) {
        static final Response NONE = new Response(false, List.of(), List.of());

        static Response of(QtiNode declaration) {
            List<String> values = new ArrayList<>();
            declaration.child("correctResponse")
                    .ifPresent(correct -> correct.children("value")
                            .forEach(value -> values.add(value.text().strip())));
            Map<String, Double> scores = new LinkedHashMap<>();
            declaration.child("mapping").ifPresent(mapping -> {
                for (QtiNode entry : mapping.children("mapEntry")) {
                    String score = entry.attribute("mappedValue").strip();
                    scores.put(entry.attribute("mapKey"),
                            score.matches("-?\\d{0,9}(\\.\\d{1,9})?") && score.matches(".*\\d.*")
                                    ? Double.parseDouble(score)
                                    : 0);
                }
            });
            double best = scores.values().stream().mapToDouble(score -> score).max().orElse(0);
            boolean several = !declaration.attribute("cardinality").equals("single");
            List<String> others = new ArrayList<>();
            scores.forEach((key, score) -> {
                if (score > 0 && several && values.isEmpty()) {
                    others.add(key);
                } else if (score > 0 && score >= best && !several && !values.contains(key)) {
                    others.add(key);
                }
            });
            if (values.isEmpty() && !others.isEmpty()) {
                values.addAll(several ? others : others.subList(0, 1));
                others.removeAll(values);
            }
            return new Response(several, List.copyOf(values), List.copyOf(others));
        }
    }

    void read(QtiNode item) throws IOException {
        for (QtiNode declaration : item.children("responseDeclaration")) {
            responses.put(declaration.attribute("identifier"), Response.of(declaration));
        }
        QtiNode body = item.child("itemBody").orElse(item);
        QtiNode asked = replaced(body, node -> node.name().equals("rubricBlock") ? "" : node);
        List<QtiNode> interactions = asked.all()
                .filter(node -> node.name().endsWith("Interaction"))
                .toList();
        if (interactions.isEmpty()) {
            notes.warn("no-interaction", "the item '" + item.attribute("identifier")
                    + "' asks nothing; it is left out", item.line());
            return;
        }
        if (item.all()
                .anyMatch(node -> Set.of("modalFeedback", "feedbackBlock", "feedbackInline")
                        .contains(node.name()))) {
            notes.warn("feedback", "feedback is left out", item.line());
        }
        QtiNode model = body.all()
                .filter(node -> node.name().equals("rubricBlock"))
                .filter(node -> node.attribute("view").matches(".*(?:scorer|tutor).*"))
                .findFirst()
                .orElse(null);
        Markup answer = model == null ? Markup.EMPTY : QtiMarkup.content(model, media);
        if (interactions.stream().allMatch(node -> INLINE.contains(node.name()))
                && (interactions.size() > 1 || goesOn(asked)
                        || interactions.get(0).name().equals("inlineChoiceInteraction"))) {
            cloze(item, asked, interactions, answer);
            return;
        }
        Markup front = QtiMarkup.content(
                replaced(asked, node -> node.name().endsWith("Interaction") ? "" : node), media);
        int number = 0;
        for (QtiNode interaction : interactions) {
            number++;
            interaction(item, number == 1 ? "" : "/" + number, interaction, front, answer);
        }
    }

    /** An element without some in it, or with texts in their place. */
    private static QtiNode replaced(QtiNode node, Function<QtiNode, Object> replacement) {
        List<Object> parts = new ArrayList<>();
        for (Object part : node.parts()) {
            Object kept = part instanceof QtiNode child ? replacement.apply(child) : part;
            if (kept instanceof QtiNode child) {
                QtiNode inner = replaced(child, replacement);
                boolean wasOnlyAsked = inner.parts().isEmpty() && !child.parts().isEmpty()
                        && Set.of("p", "div").contains(child.name());
                if (!wasOnlyAsked) {
                    parts.add(inner);
                }
            } else if (!kept.toString().isEmpty()) {
                parts.add(kept);
            }
        }
        return new QtiNode(node.name(), node.attributes(), parts, node.line());
    }

    /** Whether text follows the interaction. */
    private static boolean goesOn(QtiNode body) {
        StringBuilder text = new StringBuilder();
        collect(body, text);
        int at = text.indexOf("\0");
        return !text.substring(at + 1).isBlank()
                || !text.substring(text.lastIndexOf(BLOCK, at) + 1, at).isBlank();
    }

    /** Text with marks where blocks begin and where something is asked. */
    private static void collect(QtiNode node, StringBuilder text) {
        for (Object part : node.parts()) {
            if (part instanceof QtiNode child) {
                if (child.name().endsWith("Interaction")) {
                    text.append('\0');
                } else {
                    String mark = Set.of("p", "div").contains(child.name()) ? BLOCK : "";
                    text.append(mark);
                    collect(child, text);
                    text.append(mark);
                }
            } else {
                text.append(part);
            }
        }
    }

    private void cloze(QtiNode item, QtiNode body, List<QtiNode> gaps, Markup extra)
            throws IOException {
        TreeMap<String, AnswerKey> keys = new TreeMap<>();
        IdentityHashMap<QtiNode, String> texts = new IdentityHashMap<>();
        int number = 0;
        for (QtiNode gap : gaps) {
            number++;
            Response response = response(gap);
            String right = response.values.isEmpty() ? "" : response.values.get(0);
            List<String> wrong = new ArrayList<>();
            List<String> others = new ArrayList<>(response.others);
            if (gap.name().equals("inlineChoiceInteraction")) {
                String id = right;
                right = "";
                others.clear();
                for (QtiNode choice : gap.children("inlineChoice")) {
                    String text = QtiMarkup.content(choice, media).plainText();
                    if (choice.attribute("identifier").equals(id)) {
                        right = text;
                    } else {
                        wrong.add(text);
                    }
                }
            }
            if (right.isEmpty()) {
                notes.warn("missing-answer", "it is not said what is right in a gap", gap.line());
            }
            String hint = gap.attribute("placeholderText");
            texts.put(gap, "{{c" + number + "::" + hidden(right)
                    + (hint.isEmpty() ? "" : "::" + hidden(hint)) + "}}");
            keys.put("c" + number,
                    AnswerKey.NONE.withAlternatives(others).withDistractors(wrong));
        }
        Markup text = QtiMarkup.content(
                replaced(body, node -> Objects.requireNonNullElse(texts.get(node), node)),
                media);
        Note.Builder note = note(item, "", NoteType.cloze(), List.of(text, extra));
        keys.forEach(note::answerKey);
        notes.add(note, item.line());
    }

    private static String hidden(String text) {
        return text.replace("::", ": :").replace("}}", "} }").replace("{{", "{ {");
    }

    private Response response(QtiNode interaction) {
        return responses.getOrDefault(interaction.attribute("responseIdentifier"), Response.NONE);
    }

    private void interaction(QtiNode item, String suffix, QtiNode interaction, Markup body,
            Markup model) throws IOException {
        Response response = response(interaction);
        Markup prompt = interaction.child("prompt")
                .map(node -> QtiMarkup.content(node, media))
                .orElse(Markup.EMPTY);
        Markup front = prompt.isBlank()
                ? body
                : body.isBlank()
                        ? prompt
                        : Markup.plain(body.plainText() + "\n" + prompt.plainText());
        switch (interaction.name()) {
            case "choiceInteraction" -> choice(item, suffix, interaction, front, response);
            case "orderInteraction" -> order(item, suffix, interaction, front, response);
            case "textEntryInteraction", "extendedTextInteraction" -> {
                Markup back = !model.isBlank()
                        ? model
                        : response.values.isEmpty()
                                ? Markup.EMPTY
                                : Markup.plain(response.values.get(0));
                List<String> others = new ArrayList<>(response.others);
                others.remove(back.plainText());
                basic(item, suffix, front, back, AnswerKey.NONE.withAlternatives(others));
            }
            case "matchInteraction", "associateInteraction" ->
                pairs(item, suffix, interaction, front, response);
            default -> notes.warn("interaction", "a " + interaction.name()
                    + " is not a card; it is left out", interaction.line());
        }
    }

    private Map<String, Markup> choices(QtiNode interaction, String name) {
        Map<String, Markup> choices = new LinkedHashMap<>();
        interaction.all()
                .filter(node -> node.name().equals(name))
                .forEach(choice -> choices.put(choice.attribute("identifier"),
                        QtiMarkup.content(choice, media)));
        return choices;
    }

    private void choice(QtiNode item, String suffix, QtiNode interaction, Markup front,
            Response response) throws IOException {
        Map<String, Markup> choices = choices(interaction, "simpleChoice");
        List<Markup> right = taken(choices, response.values);
        List<String> others = taken(choices, response.others).stream()
                .map(Markup::plainText)
                .toList();
        List<String> wrong = choices.values().stream().map(Markup::plainText).toList();
        if (response.several && !right.isEmpty()) {
            list(item, suffix, front, right, ListOrder.ANY_ORDER, wrong);
        } else {
            basic(item, suffix, front, right.isEmpty() ? Markup.EMPTY : right.get(0),
                    AnswerKey.NONE.withAlternatives(others).withDistractors(wrong));
        }
    }

    private static List<Markup> taken(Map<String, Markup> choices, List<String> ids) {
        List<Markup> taken = new ArrayList<>();
        for (String id : ids) {
            Markup choice = choices.remove(id);
            if (choice != null) {
                taken.add(choice);
            }
        }
        return taken;
    }

    private void order(QtiNode item, String suffix, QtiNode interaction, Markup front,
            Response response) throws IOException {
        List<Markup> right = taken(choices(interaction, "simpleChoice"), response.values);
        if (right.isEmpty()) {
            basic(item, suffix, front, Markup.EMPTY, AnswerKey.NONE);
        } else {
            list(item, suffix, front, right, ListOrder.ORDERED, List.of());
        }
    }

    private void list(QtiNode item, String suffix, Markup front, List<Markup> right,
            ListOrder order, List<String> wrong) throws IOException {
        List<String> items = right.stream().map(Markup::plainText).toList();
        basic(item, suffix, front, Markup.plain(String.join("\n", items)),
                new AnswerKey(List.of(), order, items, List.of(), List.of(), wrong));
    }

    private void pairs(QtiNode item, String suffix, QtiNode interaction, Markup front,
            Response response) throws IOException {
        Map<String, Markup> choices = choices(interaction, "simpleAssociableChoice");
        List<QtiNode> sets = interaction.children("simpleMatchSet");
        List<String> targets = sets.size() < 2
                ? List.of()
                : sets.get(1)
                        .children("simpleAssociableChoice")
                        .stream()
                        .map(choice -> QtiMarkup.content(choice, media).plainText())
                        .distinct()
                        .toList();
        notes.checkRepeated((long) response.values.size() * front.source().length(),
                item.line());
        int number = 0;
        for (String value : response.values) {
            String[] pair = value.split("\\s+");
            Markup left = choices.get(pair[0]);
            Markup right = choices.get(pair[pair.length - 1]);
            if (pair.length != 2 || left == null || right == null) {
                notes.warn("pair", "there is no pair '" + value + "'", interaction.line());
                continue;
            }
            number++;
            String answer = right.plainText();
            List<String> wrong = targets.size() > 50
                    ? List.of()
                    : targets.stream().filter(target -> !target.equals(answer)).toList();
            Markup question = front.isBlank()
                    ? left
                    : Markup.plain(front.plainText() + "\n" + left.plainText());
            basic(item, suffix + "/" + number, question, right,
                    AnswerKey.NONE.withDistractors(wrong));
        }
    }

    private void basic(QtiNode item, String suffix, Markup front, Markup back, AnswerKey key)
            throws IOException {
        if (back.isBlank()) {
            notes.warn("missing-answer", "it is not said what is right", item.line());
        }
        notes.add(note(item, suffix, NoteType.basic(), List.of(front, back))
                .answerKey("forward", key), item.line());
    }

    private Note.Builder note(QtiNode item, String suffix, NoteType type, List<Markup> fields)
            throws IOException {
        String identifier = item.attribute("identifier");
        String id = identifier.isBlank() ? "" : identifier + suffix;
        Note.Builder note = notes.note(id, type, path, fields, item.line()).tags(tags);
        String title = item.attribute("title").strip();
        if (!title.isEmpty() && !title.equals(QtiOutput.usualTitle(fields.get(0), identifier))) {
            note.attribute(QtiOutput.TITLE, title);
        }
        return note;
    }
}
