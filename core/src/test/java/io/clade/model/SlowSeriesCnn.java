package io.clade.model;

import io.clade.network.backbone.SeriesCnn;
import io.clade.network.weight.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Guided backpropagation through a {@link SeriesCnn} of segments and a softmax, written out in loops and double precision for a
 * series without any padding. Numbers stand as f×T.
 */
final class SlowSeriesCnn {

    private static final double EPSILON = 1e-5;

    private final Weights weights;
    private final int segments;

    SlowSeriesCnn(Weights weights, int segments) {
        this.weights = weights;
        this.segments = segments;
    }

    /** The map of x: d×T, of the same shape. */
    double[][] map(double[][] x) {
        List<Block> blocks = new ArrayList<>();
        double[][] y = x;
        for (int i = 1; i <= 3; i++) {
            var block = new Block("block" + i, i < 3);
            y = block.forward(y);
            blocks.add(block);
        }
        double[] pooled = pooled(y);
        double[] rectified = linear("fc", pooled);
        double[] z = new double[rectified.length];
        for (int m = 0; m < z.length; m++) {
            rectified[m] = Math.max(0, rectified[m]);
            z[m] = scale("norm", m) * (rectified[m] - at("norm.running_mean", m)) + at("norm.bias", m);
        }
        double[] logits = linear("cluster", z);
        int largest = IntStream.range(0, logits.length)
                .reduce((a, b) -> logits[b] > logits[a] ? b : a)
                .orElseThrow();
        double[] back = new double[z.length];
        for (int m = 0; m < z.length; m++) {
            double gradient = at("cluster.weight", largest * z.length + m) * scale("norm", m);
            back[m] = rectified[m] > 0 ? Math.max(0, gradient) : 0;
        }
        double[][] gradient = unpooled(back, pooled.length, y.length, y[0].length);
        for (int i = 2; i >= 0; i--) {
            gradient = blocks.get(i).backward(gradient);
        }
        return gradient;
    }

    private double at(String name, int position) {
        return weights.get(name).values()[position];
    }

    private double scale(String norm, int channel) {
        return at(norm + ".weight", channel) / Math.sqrt(at(norm + ".running_var", channel) + EPSILON);
    }

    private double[] linear(String name, double... x) {
        float[] weight = weights.get(name + ".weight").values();
        double[] y = new double[weight.length / x.length];
        for (int j = 0; j < y.length; j++) {
            y[j] = at(name + ".bias", j);
            for (int i = 0; i < x.length; i++) {
                y[j] += weight[j * x.length + i] * x[i];
            }
        }
        return y;
    }

    private int from(int segment, int steps) {
        return segment * steps / segments;
    }

    private int to(int segment, int steps) {
        return (int) Math.ceil((segment + 1.0) * steps / segments);
    }

    private double[] pooled(double[]... y) {
        double[] means = new double[segments * y.length];
        for (int s = 0; s < segments; s++) {
            int to = to(s, y[0].length);
            for (int f = 0; f < y.length; f++) {
                for (int t = from(s, y[0].length); t < to; t++) {
                    means[s * y.length + f] += y[f][t] / (to - from(s, y[0].length));
                }
            }
        }
        return means;
    }

    /** The gradient of the last block's output from {@code back}, that of the fully connected layer's. */
    private double[][] unpooled(double[] back, int inputs, int filters, int steps) {
        float[] weight = weights.get("fc.weight").values();
        double[][] gradient = new double[filters][steps];
        for (int i = 0; i < inputs; i++) {
            double sum = 0;
            for (int m = 0; m < back.length; m++) {
                sum += back[m] * weight[m * inputs + i];
            }
            int from = from(i / filters, steps);
            int to = to(i / filters, steps);
            for (int t = from; t < to; t++) {
                gradient[i % filters][t] += sum / (to - from);
            }
        }
        return gradient;
    }

    /** A residual block; remembers what it put out on its way. */
    private final class Block {

        private final String name;
        private final boolean pooled;
        private double[][] inner;
        private double[][] outer;

        Block(String name, boolean pooled) {
            this.name = name;
            this.pooled = pooled;
        }

        double[][] forward(double[]... x) {
            inner = rectified(normalised(convolved(x, ".conv1"), ".norm1"));
            double[][] sum = normalised(convolved(inner, ".conv2"), ".norm2");
            double[][] shortcut = hasShortcut() ? convolved(x, ".shortcut") : x;
            for (int f = 0; f < sum.length; f++) {
                for (int t = 0; t < sum[f].length; t++) {
                    sum[f][t] += shortcut[f][t];
                }
            }
            outer = rectified(sum);
            if (!pooled) {
                return outer;
            }
            double[][] halved = new double[outer.length][(outer[0].length + 1) / 2];
            for (int f = 0; f < outer.length; f++) {
                for (int t = 0; t < outer[f].length; t++) {
                    halved[f][t / 2] = Math.max(halved[f][t / 2], outer[f][t]);
                }
            }
            return halved;
        }

        /** The gradient of what it was given from that of what it put out. */
        double[][] backward(double[]... gradient) {
            double[][] back = new double[outer.length][outer[0].length];
            for (int f = 0; f < back.length; f++) {
                for (int t = 0; t < back[f].length; t++) {
                    int partner = Math.min(t ^ 1, back[f].length - 1);
                    boolean passes = !pooled || outer[f][t] >= outer[f][partner];
                    back[f][t] = passes ? gradient[f][pooled ? t / 2 : t] : 0;
                }
            }
            guide(back, outer);
            double[][] through = transposed(scaled(back, ".norm2"), ".conv2");
            guide(through, inner);
            double[][] input = transposed(scaled(through, ".norm1"), ".conv1");
            double[][] shortcut = hasShortcut() ? transposed(back, ".shortcut") : back;
            for (int c = 0; c < input.length; c++) {
                for (int t = 0; t < input[c].length; t++) {
                    input[c][t] += shortcut[c][t];
                }
            }
            return input;
        }

        private boolean hasShortcut() {
            return weights.get(name + ".shortcut.weight") != null;
        }

        private double[][] convolved(double[][] x, String layer) {
            return crossed(x, layer, false);
        }

        private double[][] transposed(double[][] gradient, String layer) {
            return crossed(gradient, layer, true);
        }

        /** y_ot = Σ_ij w_oij x_i(t+j−r) with zeros at both ends, or backwards x_i(t+j−r) = Σ_oj w_oij y_ot. */
        private double[][] crossed(double[][] given, String layer, boolean backwards) {
            Weights.Entry weight = weights.get(name + layer + ".weight");
            int out = (int) weight.shape()[0];
            int in = (int) weight.shape()[1];
            int kernel = (int) weight.shape()[3];
            float[] values = weight.values();
            int steps = given[0].length;
            double[][] result = new double[backwards ? in : out][steps];
            for (int p = 0; p < values.length; p++) {
                int o = p / (in * kernel);
                int i = p / kernel % in;
                int shift = p % kernel - kernel / 2;
                for (int t = Math.max(0, -shift); t < Math.min(steps, steps - shift); t++) {
                    if (backwards) {
                        result[i][t + shift] += values[p] * given[o][t];
                    } else {
                        result[o][t] += values[p] * given[i][t + shift];
                    }
                }
            }
            return result;
        }

        private double[][] normalised(double[][] y, String layer) {
            for (int f = 0; f < y.length; f++) {
                for (int t = 0; t < y[f].length; t++) {
                    y[f][t] = scale(name + layer, f) * (y[f][t] - at(name + layer + ".running_mean", f))
                            + at(name + layer + ".bias", f);
                }
            }
            return y;
        }

        private double[][] scaled(double[][] gradient, String layer) {
            double[][] scaled = new double[gradient.length][gradient[0].length];
            for (int f = 0; f < gradient.length; f++) {
                for (int t = 0; t < gradient[f].length; t++) {
                    scaled[f][t] = scale(name + layer, f) * gradient[f][t];
                }
            }
            return scaled;
        }
    }

    private static double[][] rectified(double[]... y) {
        for (double[] row : y) {
            for (int t = 0; t < row.length; t++) {
                row[t] = Math.max(0, row[t]);
            }
        }
        return y;
    }

    /** Leaves of a gradient what is above zero where {@code output} is. */
    private static void guide(double[][] gradient, double[]... output) {
        for (int f = 0; f < gradient.length; f++) {
            for (int t = 0; t < gradient[f].length; t++) {
                gradient[f][t] = output[f][t] > 0 ? Math.max(0, gradient[f][t]) : 0;
            }
        }
    }
}
