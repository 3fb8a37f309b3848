package io.clade.data.preprocessing;

import io.clade.data.Kind;

/**
 * The way from prepared samples back to the units in which samples were read: v = v'/factor + shift, after the share of a series' mean
 * that centring took away is added again.
 *
 * <p>Some things cannot be undone, and stay as the method saw them: the reduced size of images, the range of each image under
 * {@link Scaling#PER_IMAGE}, the length of each sample under {@link Scaling#ROWS}, and the level of a series of which centring left
 * nothing. A channel that was constant has its one value.
 */
public final class InversePreprocessing {

    private final FittedPreprocessing preprocessing;

    public InversePreprocessing(FittedPreprocessing preprocessing) {
        this.preprocessing = preprocessing;
    }

    /**
     * Undoes the preparation of one sample in place.
     *
     * @param values prepared numbers from {@code offset} on, in the order of {@link FittedPreprocessing#output}
     * @param used numbers of the sample; a series may have fewer or more steps than those the preprocessing was fitted to
     */
    public void apply(float[] values, int offset, int used) {
        if (preprocessing.centring() > 0 && preprocessing.centring() < 1) {
            level(values, offset, used);
        }
        boolean common = preprocessing.shift().size() == 1;
        boolean series = preprocessing.output().kind() == Kind.SERIES;
        int channels = preprocessing.output().channels();
        for (int i = 0; i < used; i++) {
            int own = series ? i % channels : preprocessing.output().channelOf(i);
            int c = common ? 0 : own;
            double shift = preprocessing.shift().get(c);
            double factor = preprocessing.factor().get(c);
            values[offset + i] = (float) (factor == 0 ? shift : values[offset + i] / factor + shift);
        }
    }

    /** A series that lost the share s of its mean m has the mean (1 − s) m: s/(1 − s) of what is left leads back to m. */
    private void level(float[] values, int offset, int used) {
        int channels = preprocessing.output().channels();
        double share = preprocessing.centring() / (1 - preprocessing.centring());
        for (int c = 0; c < channels; c++) {
            double sum = 0;
            for (int i = c; i < used; i += channels) {
                sum += values[offset + i];
            }
            double move = share * sum * channels / used;
            for (int i = c; i < used; i += channels) {
                values[offset + i] = (float) (values[offset + i] + move);
            }
        }
    }
}
