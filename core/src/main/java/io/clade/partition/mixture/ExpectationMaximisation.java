package io.clade.partition.mixture;

import io.clade.data.Labels;
import io.clade.partition.alternation.Alternation;
import io.clade.partition.alternation.Solved;
import io.clade.tensor.runtime.Workers;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Expectation-maximisation for a mixture of normal distributions: it gives each component the mean and the covariance
 * of the samples, weighted by the component's probability for each (maximisation), then computes these probabilities
 * anew (expectation), until the likelihood hardly grows (A. P. Dempster, N. M. Laird and D. B. Rubin, Maximum
 * likelihood from incomplete data via the EM algorithm, Journal of the Royal Statistical Society B 39(1), 1977).
 */
public final class ExpectationMaximisation implements Alternation<ExpectationMaximisation.State> {

    private final Labels initial;
    private final MixtureSettings settings;
    private final ExpectationStep pass;

    /**
     * @param x n×d
     * @param initial clusters of the samples, from which the components start
     */
    public ExpectationMaximisation(Tensor x, Labels initial, MixtureSettings settings, Workers workers) {
        this.initial = initial;
        this.settings = settings;
        Tensor plain = x.detach().flatten(1, -1).to(torch.ScalarType.Float).contiguous();
        this.pass = new ExpectationStep(plain, initial.count(), settings.covariance(), workers);
    }

    /** The components, and the statistics of the expectation under them. */
    public static final class State {

        private final MaximisationStep maximisation;
        private final Mixture.Components components;
        private final MixtureStatistics expected;
        /** The gain in mean log-likelihood by the last update. */
        private final double gain;

        private final boolean settled;

        private State(
                MaximisationStep maximisation,
                Mixture.Components components,
                MixtureStatistics expected,
                double gain,
                boolean settled) {
            this.maximisation = maximisation;
            this.components = components;
            this.expected = expected;
            this.gain = gain;
            this.settled = settled;
        }
    }

    @Override
    public State start() {
        MaximisationStep maximisation = new MaximisationStep(pass, settings);
        Mixture.Components components = maximisation.of(pass.given(initial));
        return new State(maximisation, components, pass.expect(components), Double.POSITIVE_INFINITY, false);
    }

    @Override
    public State update(State state) {
        int recovered = state.maximisation.recovered();
        Mixture.Components components = state.maximisation.of(state.expected);
        boolean restarted = state.maximisation.recovered() > recovered;
        MixtureStatistics expected = pass.expect(components);
        double gain = expected.logLikelihood() - state.expected.logLikelihood();
        boolean settled = Math.abs(state.gain) < settings.tolerance() && !restarted;
        return new State(state.maximisation, components, expected, gain, settled);
    }

    /** Minus the mean log-likelihood of a sample. */
    @Override
    public double objective(State state) {
        return -state.expected.logLikelihood();
    }

    @Override
    public boolean converged(State state) {
        return state.settled;
    }

    /** The mixture found. */
    public Mixture mixture(Solved<State> solved) {
        State state = solved.state();
        return new Mixture(
                state.components,
                state.expected.clusters(),
                state.maximisation.recovered(),
                solved.iterations(),
                solved.converged());
    }
}
