package io.clade.method;

import io.clade.partition.hierarchy.Linkage;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The {@link Trait}s that a method has with some hyperparameters, and how k is chosen for it; immutable.
 *
 * @param all of them
 * @param selection of the number of clusters where it is not given
 * @param linkage of the tree it cuts, where samples are compared by their Euclidean distance
 */
public record Traits(Set<Trait> all, KSelection selection, Optional<Linkage> linkage) {

    /** The networks that take series of different lengths. */
    private static final Set<NetworkChoice.Type> ANY_LENGTH = EnumSet.of(
            NetworkChoice.Type.AUTO,
            NetworkChoice.Type.LIGHT,
            NetworkChoice.Type.CONV1D,
            NetworkChoice.Type.GRU,
            NetworkChoice.Type.GRU_STATES,
            NetworkChoice.Type.LSTM,
            NetworkChoice.Type.ELMAN);

    public Traits {
        EnumSet<Trait> ordered = EnumSet.noneOf(Trait.class);
        ordered.addAll(all);
        all = Collections.unmodifiableSet(ordered);
    }

    /** The traits of a classical method that makes k clusters of the samples. */
    public static Traits classical(Trait... more) {
        return vectors(Trait.CLASSICAL).with(more);
    }

    /** The traits of a method without a network that makes k clusters of the samples. */
    public static Traits vectors(Trait... more) {
        return new Traits(EnumSet.of(Trait.NEEDS_K), KSelection.SAMPLES, Optional.empty()).with(more);
    }

    /** The traits of a method that makes k clusters of the embedding of {@code network}. */
    public static Traits of(NetworkChoice network, Trait... more) {
        return new Traits(EnumSet.of(Trait.NEEDS_K), KSelection.EMBEDDING, Optional.empty())
                .with(network)
                .with(more);
    }

    /** These traits with {@link Trait#DEEP} and {@link Trait#ANY_LENGTH} where {@code network} gives them. */
    public Traits with(NetworkChoice network) {
        Traits deep = network.kind() == NetworkChoice.Type.NONE ? this : with(Trait.DEEP);
        return ANY_LENGTH.contains(network.kind()) ? deep.with(Trait.ANY_LENGTH) : deep;
    }

    /** These traits and {@code more}. */
    public Traits with(Trait... more) {
        Set<Trait> both = EnumSet.noneOf(Trait.class);
        both.addAll(all);
        both.addAll(List.of(more));
        return new Traits(both, selection, linkage);
    }

    /**
     * These traits for a method that finds the number of clusters itself.
     *
     * @param way {@link KSelection#PROTOTYPES} or {@link KSelection#METHOD}
     */
    public Traits findingK(KSelection way) {
        Set<Trait> others = EnumSet.of(Trait.FINDS_K);
        others.addAll(all);
        others.remove(Trait.NEEDS_K);
        return new Traits(others, way, linkage);
    }

    /** These traits with k chosen by {@code way}. */
    public Traits selecting(KSelection way) {
        return new Traits(all, way, linkage);
    }

    /** These traits for a method that cuts a tree of merges with the linkage {@code way}. */
    public Traits cutting(Linkage way) {
        return new Traits(all, selection, Optional.of(way));
    }

    public boolean has(Trait trait) {
        return all.contains(trait);
    }
}
