package dev.cardstock.grading;

import dev.cardstock.answer.Grade;
import dev.cardstock.answer.Question;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The grading of one answer: sentences and short answers, how long the slowest take ({@code SampleTime} gives
 * the 99th percentile), and the first grade in a fresh JVM.
 */
@State(Scope.Benchmark)
public class GraderBenchmark {
    private record Item(Question question, String answer) {}

    private static final Question HEART = Question
            .builder("Why is the wall of the left ventricle thicker than that of the right one?")
            .reference("Because it has to push the blood through the whole body, while the right"
                    + " ventricle only sends it to the lungs.")
            .language(Locale.ENGLISH)
            .build();
    private static final Question LEAF = Question.builder("Why are leaves green?")
            .reference("Chlorophyll absorbs red and blue light and reflects green light.")
            .language(Locale.ENGLISH)
            .build();
    private static final Question PRICE = Question
            .builder("What happens to demand when the price of a normal good rises?")
            .reference("The quantity demanded falls, because buyers turn to substitutes and can"
                    + " afford less.")
            .language(Locale.ENGLISH)
            .build();
    private static final Question MOON = Question.builder("Warum sehen wir immer dieselbe Mondseite?")
            .reference("Der Mond dreht sich in derselben Zeit einmal um sich selbst, in der er die"
                    + " Erde umkreist.")
            .language(Locale.GERMAN)
            .build();

    private static final List<Item> SENTENCES = List.of(
            new Item(HEART, "It pumps blood to all parts of the body and needs more force than the"
                    + " side that serves just the lungs."),
            new Item(HEART, "Because it only sends blood to the lungs, while the right ventricle"
                    + " pushes it through the whole body."),
            new Item(HEART, "the muscle there works harder"),
            new Item(HEART, "The left ventricle is bigger since it is filled with more blood."),
            new Item(LEAF, "They reflect green light, as the chlorophyll in them takes up the red and"
                    + " the blue."),
            new Item(LEAF, "Chlorophyll absorbs green light and reflects red and blue light."),
            new Item(LEAF, "because of chlorophyll"),
            new Item(PRICE, "People buy less of it, since other goods become relatively cheaper."),
            new Item(PRICE, "The quantity demanded rises, because buyers cannot find substitutes."),
            new Item(PRICE, "demand goes down"),
            new Item(MOON, "Weil eine Drehung des Mondes um sich selbst genauso lange dauert wie ein"
                    + " Umlauf um die Erde."),
            new Item(MOON, "Der Mond dreht sich nicht um sich selbst."));

    private static final Question PARIS = Question.builder("Capital of France?")
            .reference("Paris")
            .language(Locale.ENGLISH)
            .build();
    private static final Question KENNEL = Question.builder("die Hundehütte")
            .reference("doghouse")
            .alternatives(List.of("kennel"))
            .language(Locale.ENGLISH)
            .build();
    private static final Question BOIL = Question.builder("Boiling point of water?")
            .reference("100 °C")
            .language(Locale.ENGLISH)
            .build();

    private static final List<Item> SHORT = List.of(new Item(PARIS, "paris"),
            new Item(PARIS, "Pariss"), new Item(PARIS, "Lyon"), new Item(KENNEL, "the dog-house"),
            new Item(KENNEL, "kennel"), new Item(KENNEL, "doghuose"), new Item(KENNEL, "hothouse"),
            new Item(BOIL, "100.0 °C"), new Item(BOIL, "90 °C"));

    /** A grader of each state, so that nothing is shared with the measurement of the start. */
    @State(Scope.Benchmark)
    public static class Warm {
        private final SemanticGrader grader = SemanticGrader.ofDefaults();
        private int next;

        private Grade next(List<Item> items) {
            next = (next + 1) % items.size();
            Item item = items.get(next);
            return grader.grade(item.question, item.answer);
        }
    }

    /** Grades a sentence; run it with one thread. */
    @Benchmark
    @BenchmarkMode({Mode.Throughput, Mode.SampleTime})
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Grade sentence(Warm warm) {
        return warm.next(SENTENCES);
    }

    /** Grades a short answer; run it with one thread. */
    @Benchmark
    @BenchmarkMode({Mode.Throughput, Mode.SampleTime})
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    public Grade shortAnswer(Warm warm) {
        return warm.next(SHORT);
    }

    /** Makes a grader in a JVM that has none yet and grades one sentence. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Grade firstGrade() {
        return SemanticGrader.ofDefaults().grade(HEART, SENTENCES.get(0).answer);
    }
}
