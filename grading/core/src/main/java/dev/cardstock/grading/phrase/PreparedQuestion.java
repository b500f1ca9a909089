package dev.cardstock.grading.phrase;

import dev.cardstock.answer.GradingPolicy;
import dev.cardstock.answer.Question;
import dev.cardstock.answer.Verdict;
import dev.cardstock.deck.AnswerKey.ListOrder;
import dev.cardstock.grading.language.LanguageProfile;
import dev.cardstock.grading.language.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** A question with all that can be made of it before an answer comes. Immutable. */
final class PreparedQuestion {
    static final int MOST_CONTENT = 4;

    /** From as many content words on an answer can be said in a sentence of other words. */
    private static final int LEAST_PHRASE = 2;
    private static final int MOST_TARGETS = 96;

    private final Question question;
    private final Context context;
    /** The ways to answer right; of a list, those of its first item. */
    private final List<Target> targets;
    private final List<List<Target>> items;
    private final List<Target> others;
    private final Set<String> nonAnswers;
    private final boolean isShort;
    private final boolean isPhrase;

    PreparedQuestion(Question question) {
        this.question = question;
        LanguageProfile profile = LanguageProfile.of(question.language());
        context = context(question, profile);
        nonAnswers = new HashSet<>();
        for (String phrase : profile.phrases("nonanswers")) {
            nonAnswers.add(joined(Tokens.of(phrase, profile)));
        }
        for (String phrase : LanguageProfile.of(Locale.ENGLISH).phrases("nonanswers")) {
            nonAnswers.add(joined(Tokens.of(phrase, profile)));
        }
        items = new ArrayList<>();
        if (question.list() != ListOrder.NO_LIST) {
            for (String item : question.references()) {
                items.add(targets(List.of(item)));
            }
            targets = items.get(0);
            isShort = true;
            isPhrase = false;
        } else {
            List<String> authored = new ArrayList<>(question.references());
            authored.addAll(question.alternatives());
            targets = targets(authored);
            boolean allShort = true;
            for (String reference : question.references()) {
                allShort &= reference.isBlank() || isShort(reference);
            }
            isShort = allShort;
            isPhrase = question.references().stream().anyMatch(this::isPhrase);
        }
        others = new ArrayList<>();
        for (String other : question.otherAnswers()) {
            if (!other.isBlank() && others.size() < MOST_TARGETS) {
                others.add(new Target(other, context, question.language()));
            }
        }
    }

    private static Context context(Question question, LanguageProfile profile) {
        Tokens prompt = Tokens.of(Prompt.withoutChoices(question.prompt()), profile);
        Set<String> keys = new HashSet<>();
        for (Token token : prompt.list) {
            keys.add(token.bare());
        }
        Set<String> otherKeys = new HashSet<>();
        for (String other : question.otherAnswers()) {
            Tokens tokens = Tokens.of(other, profile);
            List<Token> content = tokens.list.stream()
                    .filter(token -> tokens.size() == 1 || profile.article(token.key) == null)
                    .toList();
            if (content.size() == 1) {
                otherKeys.add(content.get(0).key);
            }
        }
        return new Context(profile, keys, question.prompt(),
                Prompt.asksForForm(question.prompt(), prompt, profile), otherKeys,
                synonyms(question), known(question));
    }

    private static BiPredicate<Token, Token> synonyms(Question question) {
        // Read when it is needed first.
        return (a, b) -> {
            Lexicon lexicon = Lexicon.of(question.language());
            double relatedness = lexicon.relatedness(a.term(lexicon), b.term(lexicon));
            // Forms of one word are no synonyms: they are looked at before.
            return relatedness >= Lexicon.SYNONYM && relatedness < Lexicon.SAME;
        };
    }

    private static Predicate<String> known(Question question) {
        return word -> Lexicon.of(question.language()).knows(word);
    }

    private List<Target> targets(List<String> authored) {
        Set<String> texts = new LinkedHashSet<>();
        for (String text : authored) {
            String plain = Markup.plain(text, question.prompt());
            if (Code.isCode(plain, question.prompt()) || Formula.isFormula(plain)) {
                texts.add(plain);
            } else if (!plain.isBlank()) {
                texts.addAll(Variants.of(plain, question.optionalParts()));
            }
        }
        List<Target> made = new ArrayList<>();
        for (String text : texts) {
            if (made.size() < MOST_TARGETS) {
                made.add(new Target(text, context, question.language()));
            }
        }
        return made;
    }

    private boolean isShort(String reference) {
        return Tokens.of(reference, context.profile()).content() <= MOST_CONTENT
                || new Target(reference, context, question.language()).isExact();
    }

    private boolean isPhrase(String reference) {
        return Tokens.of(reference, context.profile()).content() >= LEAST_PHRASE
                && !new Target(reference, context, question.language()).isExact();
    }

    /** Whether a right answer is more than a word, a number, a formula and the like. */
    boolean isPhrase() {
        return isPhrase;
    }

    private static String joined(Tokens tokens) {
        StringBuilder all = new StringBuilder();
        for (Token token : tokens.list) {
            all.append(token.bare()).append(' ');
        }
        return all.toString();
    }

    Question question() {
        return question;
    }

    Context context() {
        return context;
    }

    List<List<Target>> items() {
        return items;
    }

    boolean isShort() {
        return isShort;
    }

    String first() {
        for (String reference : question.references()) {
            if (!reference.isBlank()) {
                return reference;
            }
        }
        return "";
    }

    Attempt attempt(String answer) {
        return new Attempt(answer, context.profile(), question.language());
    }

    /** Whether a sentence may be one of the right answers, or another card's, but for its spelling. */
    boolean mayBeCopy(Attempt attempt) {
        LetterCounts typed = new LetterCounts(attempt.tokens);
        if (others.stream().anyMatch(other -> other.mayBe(typed))) {
            return true;
        }
        // How near the right answers are counts where another card's may be nearer.
        return targets.stream().anyMatch(target -> target.mayBe(typed))
                && (!others.isEmpty() || isNonAnswer(attempt)
                        || targets.stream().anyMatch(target -> target.mayBeCopy(attempt)));
    }

    Comparison best(Attempt attempt, GradingPolicy policy) {
        return best(targets, attempt, policy, first());
    }

    static Comparison best(List<Target> targets, Attempt attempt, GradingPolicy policy,
            String first) {
        Comparison best = Comparison.wrong(first);
        Verdict verdict = Verdict.INCORRECT;
        for (Target target : targets) {
            Comparison one = target.compare(attempt);
            Verdict its = one.verdict(policy);
            int order = Comparison.rank(its) - Comparison.rank(verdict);
            if (order < 0 || order == 0 && one.cost() < best.cost()) {
                best = one;
                verdict = its;
                if (one.cost() == 0) {
                    break;
                }
            }
        }
        return best;
    }

    boolean isNonAnswer(Attempt attempt) {
        return attempt.tokens.size() == 0 || nonAnswers.contains(joined(attempt.tokens));
    }

    /** Whether another card's answer is nearer than this card's. */
    boolean isOtherAnswer(Attempt attempt, double cost) {
        for (Target other : others) {
            Comparison one = other.compare(attempt);
            if (one.cost() < cost && one.findings()
                    .stream()
                    .allMatch(f -> f.weight() == Finding.Weight.BY_POLICY
                            || f.weight() == Finding.Weight.NONE)) {
                return true;
            }
        }
        return false;
    }

    boolean repeatsPrompt(Attempt attempt) {
        for (Token token : attempt.tokens.list) {
            if (!context.promptKeys().contains(token.bare())) {
                return false;
            }
        }
        return attempt.tokens.size() > 0;
    }
}
