package dev.cardstock.scheduler.fit;

import dev.cardstock.scheduler.fsrs.Fsrs6;

/**
 * The loss of FSRS-6 along the answers of a card, and its derivatives by one pass backward over what the
 * pass forward has noted. The formulas are those of {@link Fsrs6}, which a test holds them to.
 */
final class Fsrs6Losses implements Objective.Losses {
    private static final double LOG_TARGET = Powers.log(0.9);
    private static final int SIZE = Sample.MAX_SEQUENCE;

    // What the pass forward notes of each answer: the memory before it, and parts of the formulas.
    private final double[] stability = new double[SIZE + 1];
    private final double[] difficulty = new double[SIZE + 1];
    private final double[] logStability = new double[SIZE];
    private final double[] age = new double[SIZE];
    private final double[] recall = new double[SIZE];
    private final double[] change = new double[SIZE];
    private final double[] part = new double[SIZE];
    private final boolean[] clampedStability = new boolean[SIZE];
    private final boolean[] clampedDifficulty = new boolean[SIZE];

    private double[] w = new double[0];
    // What depends on the parameters alone.
    private double factor;
    private double factorByDecay;
    private double easiest;
    private double easiestBy5;
    private double lapseLimit;
    private final double[] sameDay = new double[5];
    private final double[] initialDifficulty = new double[5];
    private final double[] initialBy5 = new double[5];
    private final double[] bonus = new double[5];

    @Override
    public void parameters(double[] parameters) {
        w = parameters;
        double target = Powers.exp(-LOG_TARGET / w[20]);
        factor = target - 1;
        factorByDecay = target * LOG_TARGET / (w[20] * w[20]);
        for (int grade = 1; grade <= 4; grade++) {
            double power = Powers.exp(w[5] * (grade - 1));
            initialDifficulty[grade] = w[4] - power + 1;
            initialBy5[grade] = -(grade - 1) * power;
            sameDay[grade] = Powers.exp(w[17] * (grade - 3 + w[18]));
            bonus[grade] = grade == 2 ? w[15] : grade == 4 ? w[16] : 1;
        }
        easiest = initialDifficulty[4];
        easiestBy5 = initialBy5[4];
        lapseLimit = Powers.exp(-w[17] * w[18]);
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
        noteStability(0, w[first - 1]);
        noteDifficulty(0, initialDifficulty[first]);
        double loss = 0;
        for (int n = 1; n < length; n++) {
            int i = start + n;
            int grade = sample.ratings[i];
            double s = stability[n];
            double d = difficulty[n];
            double logS = Powers.log(s);
            logStability[n] = logS;
            double next;
            if (sample.days[i] == 0) {
                double increase = sameDay[grade] * Powers.exp(-w[19] * logS);
                change[n] = increase;
                next = grade >= 2 && increase < 1 ? s : s * increase;
            } else {
                double old = Powers.log(1 + factor * sample.days[i] / s);
                double r = Powers.exp(-w[20] * old);
                age[n] = old;
                recall[n] = r;
                double weight = sample.weights[i];
                if (weight > 0) {
                    loss += weight * (grade > 1 ? w[20] * old : -Powers.log(1 - r));
                }
                if (n + 1 == length) {
                    break;
                }
                next = grade == 1 ? lapse(n, s, d, r) : recalled(n, s, d, r, logS, grade);
            }
            noteStability(n, next);
            double damped = d - w[6] * (grade - 3) * (10 - d) / 9;
            noteDifficulty(n, w[7] * (easiest - damped) + damped);
        }
        return loss;
    }

    private double lapse(int n, double s, double d, double r) {
        double power = Powers.exp(w[13] * Powers.log(s + 1));
        double lapsed = w[11] * Powers.exp(w[14] * (1 - r) - w[12] * Powers.log(d)) * (power - 1);
        double limit = s * lapseLimit;
        change[n] = lapsed;
        part[n] = power;
        return Math.min(lapsed, limit);
    }

    private double recalled(int n, double s, double d, double r, double logS, int grade) {
        double base = Powers.exp(w[8] - w[9] * logS);
        double growth = Powers.exp(w[10] * (1 - r));
        change[n] = base * (11 - d) * (growth - 1);
        part[n] = growth;
        return s * (1 + change[n] * bonus[grade]);
    }

    private void noteStability(int n, double value) {
        double within = Math.min(Fsrs6.MAX_STABILITY, Math.max(Fsrs6.MIN_STABILITY, value));
        stability[n + 1] = within;
        clampedStability[n] = within != value;
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
        double byD = 0;
        for (int n = last; n > 0; n--) {
            int i = start + n;
            int grade = sample.ratings[i];
            double s = stability[n];
            double d = difficulty[n];
            byS = clampedStability[n] ? 0 : byS;
            byD = clampedDifficulty[n] ? 0 : byD;

            double byDBefore = 0;
            if (byD != 0) {
                double slope = -w[6] * (grade - 3) / 9;
                double damped = d + slope * (10 - d);
                double kept = byD * (1 - w[7]);
                byDBefore = kept * (1 - slope);
                g[6] -= kept * (grade - 3) * (10 - d) / 9;
                g[7] += byD * (easiest - damped);
                g[4] += byD * w[7];
                g[5] += byD * w[7] * easiestBy5;
            }
            double bySBefore;
            if (sample.days[i] == 0) {
                double increase = change[n];
                if (grade >= 2 && increase < 1) {
                    bySBefore = byS;
                } else {
                    double by = byS * increase * s;
                    bySBefore = byS * increase * (1 - w[19]);
                    g[17] += by * (grade - 3 + w[18]);
                    g[18] += by * w[17];
                    g[19] -= by * logStability[n];
                }
            } else {
                double r = recall[n];
                double byR = 0;
                bySBefore = 0;
                if (byS != 0) {
                    if (grade == 1) {
                        double lapsed = change[n];
                        double limit = s * lapseLimit;
                        if (lapsed < limit) {
                            double by = byS * lapsed;
                            double power = part[n];
                            double root = power / (power - 1);
                            bySBefore = by * root * w[13] / (s + 1);
                            byDBefore -= by * w[12] / d;
                            byR = -by * w[14];
                            g[11] += by / w[11];
                            g[12] -= by * Powers.log(d);
                            g[13] += by * root * Powers.log(s + 1);
                            g[14] += by * (1 - r);
                        } else {
                            double by = byS * limit;
                            bySBefore = byS * lapseLimit;
                            g[17] -= by * w[18];
                            g[18] -= by * w[17];
                        }
                    } else {
                        double plain = byS * s * change[n];
                        double by = plain * bonus[grade];
                        double growth = part[n];
                        double root = growth / (growth - 1);
                        bySBefore = byS + by / s * (1 - w[9]);
                        byDBefore -= by / (11 - d);
                        byR = -by * root * w[10];
                        g[8] += by;
                        g[9] -= by * logStability[n];
                        g[10] += by * root * (1 - r);
                        if (grade == 2) {
                            g[15] += plain;
                        } else if (grade == 4) {
                            g[16] += plain;
                        }
                    }
                }
                // All that depends on the logarithm of the recall.
                double weight = sample.weights[i];
                double byLog = byR * r
                        + (weight > 0 ? weight * (grade > 1 ? -1 : r / (1 - r)) : 0);
                double share = 1 / (s + factor * sample.days[i]) * sample.days[i];
                bySBefore += byLog * w[20] * factor * share / s;
                g[20] -= byLog * (age[n] + w[20] * share * factorByDecay);
            }
            byS = bySBefore;
            byD = byDBefore;
        }
        int first = sample.ratings[start];
        if (!clampedStability[0]) {
            g[first - 1] += byS;
        }
        if (!clampedDifficulty[0]) {
            g[4] += byD;
            g[5] += byD * initialBy5[first];
        }
    }
}
