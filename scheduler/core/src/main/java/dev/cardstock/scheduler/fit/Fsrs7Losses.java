package dev.cardstock.scheduler.fit;

import dev.cardstock.scheduler.fsrs.Fsrs7;

/**
 * The loss of FSRS-7 along the answers of a card, and its derivatives by one pass backward over what the
 * pass forward has noted. The formulas are those of {@link Fsrs7}, which a test holds them to.
 */
final class Fsrs7Losses implements Objective.Losses {
    private static final int SIZE = Sample.MAX_SEQUENCE;
    private static final double LEAST_DECAY = 0.01;
    private static final double GREATEST_DECAY = 0.95;
    private static final double GREATEST_LOG_FACTOR = 60;
    private static final double SCALE = 1 - 2e-5;
    private static final double SHIFT = 1e-5;
    private static final double FAST_SHARE = 0.8;
    private static final double MEMORY_SHARE = 0.99;

    /** How one trace changes at the answers of a card: what the pass forward notes, and the way back. */
    private static final class Trace {
        private static final byte SAME = 0;
        private static final byte LAPSED = 1;
        private static final byte GROWN = 2;

        // Where its eight parameters begin.
        private final int k;
        private final double[] before = new double[SIZE + 1];
        private final double[] log = new double[SIZE];
        private final byte[] kind = new byte[SIZE];
        private final double[] base = new double[SIZE];
        private final double[] power = new double[SIZE];
        private final boolean[] clamped = new boolean[SIZE];
        // What the last step back has found: derivatives by the trace before, difficulty and recall.
        private double byBefore;
        private double byDifficulty;
        private double byRecall;

        Trace(int k) {
            this.k = k;
        }

        void note(int n, double value) {
            double within = Math.min(Fsrs7.MAX_STABILITY, Math.max(Fsrs7.MIN_STABILITY, value));
            before[n + 1] = within;
            clamped[n] = within != value;
        }

        double forward(int n, double[] w, double d, double recall, int grade) {
            double x = before[n];
            double root = Powers.exp(w[k + 4] * Powers.log(x + 1));
            double left = w[k + 3] * Powers.exp(w[k + 5] * (1 - recall));
            double lapsed = left * (root - 1);
            double least = Math.min(x, lapsed);
            if (grade > 1) {
                double growth = Powers.exp(w[k + 2] * (1 - recall));
                double rate = Powers.exp(w[k] - 1.5 - w[k + 1] * log[n]) * (11 - d);
                double grown = x + x * rate * (growth - 1) * bonus(w, grade);
                if (grown > least) {
                    kind[n] = GROWN;
                    base[n] = rate;
                    power[n] = growth;
                    return grown;
                }
            }
            kind[n] = x <= lapsed ? SAME : LAPSED;
            base[n] = left;
            power[n] = root;
            return least;
        }

        private double bonus(double[] w, int grade) {
            return grade == 2 ? w[k + 6] : grade == 4 ? w[k + 7] : 1;
        }

        void backward(int n, double[] w, double d, double recall, int grade, double by,
                double[] g) {
            double x = before[n];
            byDifficulty = 0;
            byRecall = 0;
            switch (kind[n]) {
                case LAPSED -> {
                    double root = power[n];
                    double byLeft = by * base[n];
                    byBefore = byLeft * w[k + 4] * root / (x + 1);
                    byRecall = -byLeft * (root - 1) * w[k + 5];
                    g[k + 3] += byLeft * (root - 1) / w[k + 3];
                    g[k + 4] += byLeft * root * Powers.log(x + 1);
                    g[k + 5] += byLeft * (root - 1) * (1 - recall);
                }
                case GROWN -> {
                    double rate = base[n];
                    double growth = power[n];
                    double bonus = bonus(w, grade);
                    double plain = by * x * rate * (growth - 1);
                    double byGrowth = by * x * rate * bonus * growth;
                    byBefore = by + plain * bonus / x * (1 - w[k + 1]);
                    byDifficulty = -plain * bonus / (11 - d);
                    byRecall = -byGrowth * w[k + 2];
                    g[k] += plain * bonus;
                    g[k + 1] -= plain * bonus * log[n];
                    g[k + 2] += byGrowth * (1 - recall);
                    if (grade == 2) {
                        g[k + 6] += plain;
                    } else if (grade == 4) {
                        g[k + 7] += plain;
                    }
                }
                default -> byBefore = by;
            }
        }
    }

    private final Trace slow = new Trace(7);
    private final Trace fast = new Trace(15);
    private final double[] difficulty = new double[SIZE + 1];
    private final boolean[] clampedDifficulty = new boolean[SIZE];
    private final boolean[] fastBySlow = new boolean[SIZE];
    // Of each answer, the parts of the probability of recall.
    private final double[] decay = new double[SIZE];
    private final boolean[] clampedDecay = new boolean[SIZE];
    private final double[] fastFactor = new double[SIZE];
    private final double[] fastAge = new double[SIZE];
    private final double[] fastRecall = new double[SIZE];
    private final double[] slowTime = new double[SIZE];
    private final double[] slowAge = new double[SIZE];
    private final double[] slowRecall = new double[SIZE];
    private final double[] fastWeight = new double[SIZE];
    private final double[] slowWeight = new double[SIZE];
    private final double[] mixture = new double[SIZE];

    private double[] w = new double[0];
    // What depends on the parameters alone.
    private double slowDecay;
    private double slowFactor;
    private double logSlowTarget;
    private double logFastTarget;
    private final double[] initialDifficulty = new double[5];
    private final double[] initialBy5 = new double[5];

    @Override
    public void parameters(double[] parameters) {
        w = parameters;
        slowDecay = Math.min(GREATEST_DECAY, Math.max(LEAST_DECAY, w[24]));
        logSlowTarget = Powers.log(w[26]);
        logFastTarget = Powers.log(w[25]);
        slowFactor = Powers.exp(-logSlowTarget / slowDecay) - 1;
        for (int grade = 1; grade <= 4; grade++) {
            double power = Powers.exp(w[5] * (grade - 1));
            initialDifficulty[grade] = w[4] - power + 1;
            initialBy5[grade] = -(grade - 1) * power;
        }
    }

    @Override
    public double of(Sample sample, int card) {
        return forward(sample, card);
    }

    @Override
    public double withGradient(Sample sample, int card, double[] gradient) {
        double loss = forward(sample, card);
        backward(sample, card, gradient);
        return loss;
    }

    private double forward(Sample sample, int card) {
        int start = sample.starts[card];
        int length = sample.starts[card + 1] - start;
        int first = sample.ratings[start];
        slow.note(0, w[first - 1]);
        fast.note(0, FAST_SHARE * slow.before[1]);
        noteDifficulty(0, initialDifficulty[first]);
        double loss = 0;
        for (int n = 1; n < length; n++) {
            int i = start + n;
            int grade = sample.ratings[i];
            double d = difficulty[n];
            double recall = recall(n, sample.elapsed[i], d);
            double weight = sample.weights[i];
            if (weight > 0) {
                loss -= weight * Powers.log(grade > 1 ? recall : 1 - recall);
            }
            if (n + 1 == length) {
                break;
            }
            slow.note(n, slow.forward(n, w, d, recall, grade));
            double quick = fast.forward(n, w, d, fastRecall[n], grade);
            fastBySlow[n] = grade == 1 && FAST_SHARE * slow.before[n + 1] < quick;
            fast.note(n, fastBySlow[n] ? FAST_SHARE * slow.before[n + 1] : quick);
            double change = -w[6] * (grade - 3) * (grade == 1 ? recall + 0.1 : 1);
            noteDifficulty(n, (1 - MEMORY_SHARE) * initialDifficulty[4]
                    + MEMORY_SHARE * (d + (10 - d) / 9 * change));
        }
        return loss;
    }

    private double recall(int n, double days, double d) {
        double s = slow.before[n];
        double f = fast.before[n];
        double logS = Powers.log(s);
        double logF = Powers.log(f);
        slow.log[n] = logS;
        fast.log[n] = logF;
        double raw = w[23] * Powers.exp((w[33] - 0.3) * logF);
        decay[n] = Math.min(GREATEST_DECAY, Math.max(LEAST_DECAY, raw));
        clampedDecay[n] = decay[n] != raw;
        fastFactor[n] = Powers.exp(Math.min(-logFastTarget / decay[n], GREATEST_LOG_FACTOR)) - 1;
        fastAge[n] = Powers.log(1 + fastFactor[n] * days / f);
        fastRecall[n] = Powers.exp(-decay[n] * fastAge[n]);
        slowTime[n] = slowFactor * Powers.exp((d - 5) * (w[32] - 0.3)) * days / s;
        slowAge[n] = Powers.log(1 + slowTime[n]);
        slowRecall[n] = Powers.exp(-slowDecay * slowAge[n]);
        fastWeight[n] = w[27] * Powers.exp(-w[29] * logF);
        slowWeight[n] = w[28] * Powers.exp(w[30] * logS + (d - 5) * (w[31] - 0.5));
        mixture[n] = (fastWeight[n] * fastRecall[n] + slowWeight[n] * slowRecall[n])
                / (fastWeight[n] + slowWeight[n]);
        return mixture[n] * SCALE + SHIFT;
    }

    private void noteDifficulty(int n, double value) {
        double within = Math.min(10, Math.max(1, value));
        difficulty[n + 1] = within;
        clampedDifficulty[n] = within != value;
    }

    private void backward(Sample sample, int card, double[] g) {
        int start = sample.starts[card];
        int last = sample.starts[card + 1] - start - 1;
        // The derivatives of the loss by the memory after the answer n.
        double byS = 0;
        double byF = 0;
        double byD = 0;
        for (int n = last; n > 0; n--) {
            int i = start + n;
            int grade = sample.ratings[i];
            double days = sample.elapsed[i];
            double s = slow.before[n];
            double f = fast.before[n];
            double d = difficulty[n];
            double recall = mixture[n] * SCALE + SHIFT;
            double weight = sample.weights[i];
            double byRecall = weight == 0
                    ? 0
                    : grade > 1 ? -weight / recall : weight / (1 - recall);
            double byFastRecall = 0;
            double bySBefore = 0;
            double byFBefore = 0;
            double byDBefore = 0;
            if (n < last) {
                byD = clampedDifficulty[n] ? 0 : byD;
                double change = -w[6] * (grade - 3) * (grade == 1 ? recall + 0.1 : 1);
                double byChange = MEMORY_SHARE * byD * (10 - d) / 9;
                byDBefore = MEMORY_SHARE * byD * (1 - change / 9);
                g[4] += (1 - MEMORY_SHARE) * byD;
                g[5] += (1 - MEMORY_SHARE) * byD * initialBy5[4];
                g[6] -= byChange * (grade - 3) * (grade == 1 ? recall + 0.1 : 1);
                byRecall -= grade == 1 ? byChange * w[6] * (grade - 3) : 0;

                byF = fast.clamped[n] ? 0 : byF;
                if (fastBySlow[n]) {
                    byS += FAST_SHARE * byF;
                    byF = 0;
                }
                byS = slow.clamped[n] ? 0 : byS;
                slow.backward(n, w, d, recall, grade, byS, g);
                fast.backward(n, w, d, fastRecall[n], grade, byF, g);
                bySBefore = slow.byBefore;
                byFBefore = fast.byBefore;
                byDBefore += slow.byDifficulty + fast.byDifficulty;
                byRecall += slow.byRecall;
                byFastRecall = fast.byRecall;
            }

            double byMixture = byRecall * SCALE;
            double weights = fastWeight[n] + slowWeight[n];
            double byFastWeight = byMixture * (fastRecall[n] - mixture[n]) / weights
                    * fastWeight[n];
            double bySlowWeight = byMixture * (slowRecall[n] - mixture[n]) / weights
                    * slowWeight[n];
            byFastRecall += byMixture * fastWeight[n] / weights;
            double bySlowRecall = byMixture * slowWeight[n] / weights;

            g[27] += byFastWeight / w[27];
            g[29] -= byFastWeight * fast.log[n];
            byFBefore -= byFastWeight * w[29] / f;
            g[28] += bySlowWeight / w[28];
            g[30] += bySlowWeight * slow.log[n];
            bySBefore += bySlowWeight * w[30] / s;
            byDBefore += bySlowWeight * (w[31] - 0.5);
            g[31] += bySlowWeight * (d - 5);

            double bySlowLog = bySlowRecall * slowRecall[n];
            double bySlowTime = -bySlowLog * slowDecay / (1 + slowTime[n]) * slowTime[n];
            double bySlowFactor = bySlowTime / slowFactor * (slowFactor + 1);
            g[24] += bySlowFactor * logSlowTarget / (slowDecay * slowDecay)
                    - bySlowLog * slowAge[n];
            g[26] -= bySlowFactor / (slowDecay * w[26]);
            g[32] += bySlowTime * (d - 5);
            byDBefore += bySlowTime * (w[32] - 0.3);
            bySBefore -= bySlowTime / s;

            double byFastLog = byFastRecall * fastRecall[n];
            double fastTime = fastFactor[n] * days / f;
            double byFastTime = -byFastLog * decay[n] / (1 + fastTime);
            double byDecay = -byFastLog * fastAge[n];
            byFBefore -= byFastTime * fastTime / f;
            if (-logFastTarget / decay[n] < GREATEST_LOG_FACTOR) {
                double byLogFactor = byFastTime * days / f * (fastFactor[n] + 1);
                g[25] -= byLogFactor / (decay[n] * w[25]);
                byDecay += byLogFactor * logFastTarget / (decay[n] * decay[n]);
            }
            if (!clampedDecay[n]) {
                g[23] += byDecay * decay[n] / w[23];
                g[33] += byDecay * decay[n] * fast.log[n];
                byFBefore += byDecay * decay[n] * (w[33] - 0.3) / f;
            }
            byS = bySBefore;
            byF = byFBefore;
            byD = byDBefore;
        }
        int first = sample.ratings[start];
        byS += fast.clamped[0] ? 0 : FAST_SHARE * byF;
        g[first - 1] += slow.clamped[0] ? 0 : byS;
        if (!clampedDifficulty[0]) {
            g[4] += byD;
            g[5] += byD * initialBy5[first];
        }
    }
}
