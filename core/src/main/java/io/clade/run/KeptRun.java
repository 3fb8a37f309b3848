package io.clade.run;

import io.clade.data.Labels;
import io.clade.training.session.History;
import java.nio.file.Path;

/**
 * A finished run on disk, kept until the other runs are finished.
 *
 * @param figures its row of {@code metrics.json}
 * @param history of its training
 * @param clusters that it gave the samples
 * @param model folder of its model
 */
record KeptRun(Metrics.Run figures, History history, Labels clusters, Path model) {}
