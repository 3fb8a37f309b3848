package io.clade.training;

/** How the learning rate changes while training goes on. */
public enum Schedule {
    /** Stays as it is. */
    CONSTANT {
        @Override
        public double factor(double done) {
            return 1;
        }
    },
    /** Falls to zero along half a cosine (Loshchilov and Hutter, SGDR, ICLR 2017, equation 5 without restarts). */
    COSINE {
        @Override
        public double factor(double done) {
            return (1 + Math.cos(Math.PI * Math.min(1, done))) / 2;
        }
    };

    /** What to multiply the learning rate with when the share {@code done}, 0…1, of training is over. */
    public abstract double factor(double done);
}
