package io.clade.report;

import io.clade.data.Labels;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to put all samples into groups, which the map can colour them by.
 *
 * @param name for the button that chooses it
 * @param groups of the n samples
 * @param named whether groups have names of their own; else they are known by their numbers
 */
record Grouping(String name, Labels groups, boolean named) {

    /** The ways there are, the one to show first in front. */
    static List<Grouping> of(Findings findings) {
        List<Grouping> all = new ArrayList<>();
        all.add(new Grouping("Cluster", findings.assignment().clusters(), false));
        findings.data().labels().ifPresent(labels -> all.add(new Grouping("Label", labels, true)));
        return all;
    }
}
