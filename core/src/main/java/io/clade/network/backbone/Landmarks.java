package io.clade.network.backbone;

import io.clade.data.Shape;
import io.clade.distance.Metric;
import io.clade.network.weight.Parameters;

/**
 * No network: the embedding of a sample is its distances from some fitted samples, the landmarks. Near samples have
 * near embeddings: by the triangle inequality, no entry of two embeddings differs by more than the distance of the
 * samples.
 *
 * @param metric of the distances
 * @param count of landmarks, m
 * @param width numbers of a landmark, padding included
 */
public record Landmarks(Metric metric, int count, int width) implements Architecture {

    @Override
    public boolean takesAnyLength() {
        return metric.takesAnyLength();
    }

    @Override
    public boolean comparesDirections() {
        return metric.comparesDirections();
    }

    @Override
    public Backbone build(Shape input, Parameters parameters) {
        LandmarkDistances landmarks = new LandmarkDistances(parameters, metric, input, count, width);
        return Backbone.of(count, landmarks::distances);
    }
}
