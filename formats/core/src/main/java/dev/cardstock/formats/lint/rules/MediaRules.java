package dev.cardstock.formats.lint.rules;

import dev.cardstock.Severity;
import dev.cardstock.deck.CardTemplate;
import dev.cardstock.deck.Library;
import dev.cardstock.deck.Markup;
import dev.cardstock.deck.Media;
import dev.cardstock.deck.Note;
import dev.cardstock.deck.NoteType;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintContext;
import dev.cardstock.lint.LintOption;
import dev.cardstock.text.TextNormalizer;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules for pictures, sounds and films. */
public final class MediaRules {
    private static final TextNormalizer NORMALIZER = TextNormalizer.of(Locale.ROOT);

    private MediaRules() {}

    private static boolean isKnown(String name, Set<String> names) {
        return names.contains(name)
                || names.contains(Normalizer.normalize(name, Normalizer.Form.NFC))
                || names.contains(Normalizer.normalize(name, Normalizer.Form.NFD));
    }

    /** {@code media.missing}. */
    public static final class Missing extends Rule.OfFields {
        /** Makes the rule. */
        public Missing() {
            super("media.missing", Severity.ERROR, "A field shows a file that is not there");
        }

        @Override
        public Set<Need> needs() {
            return EnumSet.of(Need.MEDIA);
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            Set<String> names = context.media().orElse(Set.of());
            for (String name : field.content().media()) {
                if (context.media().isPresent() && !isKnown(name, names)) {
                    findings.accept(at(field, 0, 0,
                            "The file '{name}' is not there; add it or remove it from the field.")
                            .argument("name", name)
                            .build());
                }
            }
        }
    }

    /** {@code media.orphan}. */
    public static final class Orphan extends Rule {
        /** Makes the rule. */
        public Orphan() {
            super("media.orphan", Severity.INFO, "A file is shown by no note and no note type");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Library library = context.library();
            Set<String> used = new HashSet<>();
            for (Note note : library.notes()) {
                note.fields().forEach(content -> used.addAll(content.media()));
            }
            StringBuilder styles = new StringBuilder();
            for (NoteType type : library.noteTypes()) {
                styles.append(type.style()).append('\n');
                for (CardTemplate template : type.templates()) {
                    used.addAll(template.question().media());
                    used.addAll(template.answer().media());
                    styles.append(template.question().source())
                            .append('\n')
                            .append(template.answer().source())
                            .append('\n');
                }
            }
            Set<String> names = new TreeSet<>(context.media().orElse(Set.of()));
            library.media().forEach(media -> names.add(media.name()));
            for (String name : names) {
                // Anki keeps files with a leading underscore for styles and scripts.
                if (!name.startsWith("_") && !isKnown(name, used) && styles.indexOf(name) < 0) {
                    findings.accept(finding("No note shows the file '{name}'; remove it.")
                            .argument("name", name)
                            .build());
                }
            }
        }
    }

    /** {@code media.remote}. */
    public static final class Remote extends Rule.OfFields {
        private static final Pattern SOURCE = Pattern
                .compile("(?i)(?:\\b(?:src|srcset|poster|data)\\s*="
                        + "\\s*[\"']?|url\\(\\s*[\"']?|\\]\\(\\s*<?)((?:https?:|ftp:)?//[^\\s\"'<>)]{1,200})");

        /** Makes the rule. */
        public Remote() {
            super("media.remote", Severity.WARNING,
                    "A field loads a picture, sound or style from the network");
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            Markup content = field.content();
            if (content.kind() == Markup.Kind.PLAIN || !content.source().contains("//")) {
                return;
            }
            Matcher source = SOURCE.matcher(content.source());
            while (source.find()) {
                boolean isMarkdown = content.source().charAt(source.start()) == ']';
                if (isMarkdown && !isImage(content, source.start())) {
                    continue;
                }
                findings.accept(at(field, 0, 0,
                        "The field loads '{address}' from the network; keep the file with the deck.")
                        .argument("address", source.group(1))
                        .build());
                return;
            }
        }

        /** Whether the bracket that closes here was opened by an exclamation mark before it. */
        private static boolean isImage(Markup content, int close) {
            if (content.kind() != Markup.Kind.MARKDOWN) {
                return false;
            }
            int open = content.source().lastIndexOf('[', close);
            return open > 0 && content.source().charAt(open - 1) == '!';
        }
    }

    /** {@code media.too-big}. */
    public static final class TooBig extends Rule {
        private static final LintOption SIZE = LintOption.number("max-kilobytes", 5_000, 1,
                10_000_000, "how large a file may be, in thousands of bytes");

        /** Makes the rule. */
        public TooBig() {
            super("media.too-big", Severity.INFO, "A file is larger than a card needs", SIZE);
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (Media media : context.library().media()) {
                if (media.size() > context.number(SIZE) * 1000L) {
                    findings.accept(
                            finding("The file '{name}' has {size} kilobytes, more than {max};"
                                    + " make it smaller.").argument("name", media.name())
                                    .argument("size", media.size() / 1000)
                                    .argument("max", context.number(SIZE))
                                    .build());
                }
            }
        }
    }

    /** {@code media.no-alt}. */
    public static final class NoAlt extends Rule.OfFields {
        private static final Pattern IMAGE = Pattern.compile("(?i)<img\\b[^>]{0,5000}>");
        private static final Pattern ALT = Pattern.compile("(?i)\\salt\\s*=");
        private static final Pattern MARKDOWN = Pattern.compile("!\\[\\s*\\]\\(");

        /** Makes the rule. */
        public NoAlt() {
            super("media.no-alt", Severity.INFO,
                    "A picture has no text for those who cannot see it");
        }

        @Override
        void check(Field field, LintContext context, Consumer<Finding> findings) {
            Markup content = field.content();
            boolean isMissing = switch (content.kind()) {
                case PLAIN -> false;
                case MARKDOWN -> MARKDOWN.matcher(content.source()).find() || lacksAlt(content);
                case HTML -> lacksAlt(content);
            };
            if (isMissing) {
                findings.accept(at(field, 0, 0,
                        "A picture has no text in its place; give it an alt text, an empty one if it"
                                + " only decorates.")
                        .build());
            }
        }

        private static boolean lacksAlt(Markup content) {
            return IMAGE.matcher(content.source())
                    .results()
                    .anyMatch(image -> !ALT.matcher(image.group()).find());
        }
    }

    private static Set<String> names(LintContext context) {
        Set<String> names = new TreeSet<>(context.media().orElse(Set.of()));
        context.library().media().forEach(media -> names.add(media.name()));
        return names;
    }

    /** {@code media.name-not-nfc}. */
    public static final class NameNotNfc extends Rule {
        /** Makes the rule. */
        public NameNotNfc() {
            super("media.name-not-nfc", Severity.WARNING,
                    "The name of a file is not in Unicode's composed form (NFC), so that some systems"
                            + " do not find it");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            for (String name : names(context)) {
                if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
                    findings.accept(
                            finding("The name of the file '{name}' is not in NFC; rename it.")
                                    .argument("name", name)
                                    .build());
                }
            }
        }
    }

    /** {@code media.name-clash}. */
    public static final class NameClash extends Rule {
        /** Makes the rule. */
        public NameClash() {
            super("media.name-clash", Severity.WARNING,
                    "The names of two files differ only in case or spelling, so that one replaces the"
                            + " other on some systems");
        }

        @Override
        public void check(LintContext context, Consumer<Finding> findings) {
            Map<String, String> seen = new HashMap<>();
            for (String name : names(context)) {
                String other = seen.putIfAbsent(NORMALIZER.normalize(name), name);
                if (other != null) {
                    findings.accept(finding("The files '{name}' and '{other}' have the same name on"
                            + " some systems; rename one.").argument("name", name)
                            .argument("other", other)
                            .build());
                }
            }
        }
    }
}
