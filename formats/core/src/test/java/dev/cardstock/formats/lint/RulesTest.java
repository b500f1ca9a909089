package dev.cardstock.formats.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardstock.Options;
import dev.cardstock.Plugins;
import dev.cardstock.contract.LintRuleContract;
import dev.cardstock.deck.Library;
import dev.cardstock.formats.lint.RuleCases.RuleCase;
import dev.cardstock.lint.Finding;
import dev.cardstock.lint.LintMaterial;
import dev.cardstock.lint.LintRule;
import dev.cardstock.lint.Linter;
import dev.cardstock.text.TextSimilarity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RulesTest {
    static Collection<RuleCase> cases() {
        return RuleCases.all().values();
    }

    private static LintRule rule(RuleCase of) {
        return Plugins.load(LintRule.class).get(of.rule());
    }

    private static Linter linter(RuleCase of) {
        return Linter.of(List.of(rule(of))).withSimilarity(new SharedWords());
    }

    private static List<Finding> own(RuleCase of, List<Finding> findings) {
        return findings.stream().filter(f -> f.ruleId().equals(of.rule())).toList();
    }

    @Test
    void everyRuleThatIsInstalledHasACase() {
        assertThat(Linter.installed().rules()).extracting(LintRule::id)
                .containsExactlyElementsOf(RuleCases.all().keySet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleFindsItsFaultAndNothingElse(RuleCase each) {
        assertThat(own(each, linter(each).lint(each.faulty()).findings())).isNotEmpty()
                .allMatch(finding -> finding.severity() == rule(each).severity());
        assertThat(own(each, linter(each).lint(each.sound()).findings())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void optionsDecideWhatIsAFault(RuleCase each) {
        if (!each.options().equals(Options.none())) {
            assertThat(own(each, linter(each).withOptions(each.rule(), each.options())
                    .lint(each.faulty())
                    .findings())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void appliedFixesLeaveNothingToFix(RuleCase each) {
        LintRule rule = rule(each);
        List<Finding> before = own(each, linter(each).lint(each.faulty()).findings());
        assertThat(before.stream().anyMatch(finding -> finding.fix() != null))
                .isEqualTo(!rule.fixes().isEmpty());
        Library fixed = linter(each).fix(each.faulty());
        List<Finding> after = own(each,
                linter(each).lint(each.faulty().withLibrary(fixed)).findings());
        assertThat(after).allMatch(finding -> finding.fix() == null);
        assertThat(after.size()).isEqualTo(
                (int) before.stream().filter(finding -> finding.fix() == null).count());
    }

    @TestFactory
    List<DynamicTest> rulesKeepTheContract() {
        List<DynamicTest> tests = new ArrayList<>();
        for (RuleCase each : cases()) {
            for (Method test : LintRuleContract.class.getDeclaredMethods()) {
                if (test.isAnnotationPresent(Test.class)) {
                    test.setAccessible(true);
                    tests.add(DynamicTest.dynamicTest(each.rule() + ": " + test.getName(),
                            () -> invoke(test, new Contract(each))));
                }
            }
        }
        return tests;
    }

    private static void invoke(Method test, Object on) throws Throwable {
        try {
            test.invoke(on);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    /** The contract for one of the rules. */
    private static final class Contract extends LintRuleContract {
        private final RuleCase each;

        Contract(RuleCase each) {
            this.each = each;
        }

        @Override
        protected LintRule rule() {
            return RulesTest.rule(each);
        }

        @Override
        protected Library faulty() {
            return each.faulty().library();
        }

        @Override
        protected Library sound() {
            return each.sound().library().toBuilder().title("Sound").build();
        }

        @Override
        protected LintMaterial material(Library library) {
            if (library.notes().isEmpty()) {
                return LintMaterial.of(library);
            }
            return (library.title().equals("Sound") ? each.sound() : each.faulty())
                    .withLibrary(library);
        }

        @Override
        protected Optional<TextSimilarity> similarity() {
            return Optional.of(new SharedWords());
        }
    }
}
