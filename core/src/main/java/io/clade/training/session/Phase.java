package io.clade.training.session;

/**
 * The part of a fit that an epoch belongs to.
 *
 * @param kind of its loss
 * @param name for people; empty where the kind says it all
 */
public record Phase(Kind kind, String name) {

    /** The clustering itself. */
    public static final Phase TRAINING = new Phase(Kind.TRAINING, "");

    private static final String SEPARATOR = ": ";

    /** The relation of a phase's loss to that of the fit's last phase. */
    public enum Kind {
        /** Another loss, before there are clusters. */
        PRETRAINING("pre-training"),
        /** The mean of the losses of several heads, one of which goes on. */
        HEAD_SELECTION("head selection"),
        /** The loss that the fit is judged by. */
        TRAINING("training");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** A pre-training named {@code name}. */
    public static Phase pretraining(String name) {
        return new Phase(Kind.PRETRAINING, name);
    }

    /** The selection among {@code heads} heads. */
    public static Phase choosing(int heads) {
        return new Phase(Kind.HEAD_SELECTION, "choosing among " + heads + " heads");
    }

    /** A stage of the clustering itself named {@code name}. */
    public static Phase training(String name) {
        return new Phase(Kind.TRAINING, name);
    }

    /** The title for progress: the name, or the kind where there is none. */
    public String title() {
        return name.isEmpty() ? kind.text : name;
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException for another text
     */
    public static Phase parse(String text) {
        for (Kind kind : Kind.values()) {
            if (text.equals(kind.text)) {
                return new Phase(kind, "");
            }
            if (text.startsWith(kind.text + SEPARATOR)) {
                return new Phase(kind, text.substring((kind.text + SEPARATOR).length()));
            }
        }
        throw new IllegalArgumentException("No phase of a fit: " + text);
    }

    /** For example {@code pre-training: context prediction}. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind.text : kind.text + SEPARATOR + name;
    }
}
