package io.clade.method.autoencoder;

import io.clade.data.Labels;
import io.clade.data.Matrix;
import io.clade.method.autoencoder.finish.Finish;
import io.clade.method.autoencoder.finish.SeparatedNeighbours;
import io.clade.method.autoencoder.pretraining.EncoderInput;
import io.clade.method.autoencoder.pretraining.Layerwise;
import io.clade.method.autoencoder.pretraining.ReconstructionStage;
import io.clade.method.autoencoder.stage.Refinement;
import io.clade.method.autoencoder.stage.RefinementStage;
import io.clade.method.autoencoder.stage.Views;
import io.clade.method.clustering.Positives;
import io.clade.method.fitting.Fit;
import io.clade.network.Autoencoder;
import io.clade.network.cluster.LearnedPrototypes;
import io.clade.partition.ClusterMeans;
import io.clade.partition.PrincipalComponents;
import io.clade.partition.kmeans.KMeansResult;
import io.clade.tensor.Ops;
import io.clade.tensor.RandomTensors;
import io.clade.tensor.runtime.Scope;
import io.clade.training.Training;
import io.clade.training.session.Session;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/** A pre-trained autoencoder, with which every method of the family begins, and the start of its refinement. */
public final class Pretrained {

    private final Fit fit;
    private final Autoencoder net;
    private final Refinement refinement;
    private final Optional<Positives> views;
    private final Training training;
    private final int clusters;
    private final KMeansResult start;

    private Pretrained(
            Fit fit,
            Autoencoder net,
            Refinement refinement,
            Optional<Positives> views,
            Training training,
            int clusters) {
        this.fit = fit;
        this.net = net;
        this.refinement = refinement;
        this.views = views;
        this.training = training;
        this.clusters = clusters;
        this.start = first();
    }

    /** Trains an autoencoder on views of the samples, by the settings of the refinement that follows. */
    static Pretrained of(Fit fit, RefinedSettings settings) {
        return of(fit, settings.clusters(), settings.autoencoder(), settings.refinement(), settings.training());
    }

    /**
     * Trains an autoencoder on views of the samples.
     *
     * @param k number of clusters
     * @param refinement that follows, whose views it shares
     * @param training of the refinement, whose size of batches it shares
     */
    public static Pretrained of(Fit fit, int k, EncoderPretraining settings, Refinement refinement, Training training) {
        Optional<Positives> views = views(fit, settings, refinement.views());
        Autoencoder net = train(fit, k, settings, views, training.batch());
        return new Pretrained(fit, net, refinement, views, training, k);
    }

    /** An autoencoder that was trained on views of the samples and is not refined. */
    static Autoencoder train(Fit fit, int k, EncoderPretraining settings, Views views, int batch) {
        return train(fit, k, settings, views(fit, settings, views), batch);
    }

    private static Autoencoder train(
            Fit fit, int k, EncoderPretraining settings, Optional<Positives> views, int batch) {
        Session own = session(fit, settings);
        if (settings.shared()) {
            // The initial weights do not depend on which run pre-trains.
            RandomTensors.seed(own.seed());
        }
        Autoencoder net = fit.autoencoder(input -> settings.encoder(input, k));
        if (settings.start().given()) {
            settings.start().load(fit, net);
            return net;
        }
        if (settings.shortcut(net.input())) {
            Scope.run(() -> {
                PrincipalComponents components = PrincipalComponents.of(
                        fit.batchReader(), (x, kind) -> x.flatten(1, -1), net.embeddingSize(), own.seed());
                net.begin(components.mean(), components.basis());
            });
        }
        EncoderInput input = new EncoderInput(views, settings.noise());
        Training training = settings.training(fit.data().size(), batch);
        if (settings.layers() == EncoderPretraining.Layers.GREEDY) {
            Layerwise.train(fit, own, net, input, training);
        }
        fit.trainIn(own, new ReconstructionStage(net, input), training);
        return net;
    }

    /** The session of the pre-training: where runs share it, that of the first. */
    private static Session session(Fit fit, EncoderPretraining settings) {
        return settings.shared() ? fit.session().common() : fit.session();
    }

    private static Optional<Positives> views(Fit fit, EncoderPretraining settings, Views views) {
        return views.of(
                fit.batchReader(), fit.data().kind(), session(fit, settings).seed());
    }

    /** The autoencoder. */
    public Autoencoder net() {
        return net;
    }

    private KMeansResult first() {
        Finish method = refinement.first().of(fit.data().kind());
        if (method == Finish.KMEANS) {
            return fit.kMeans(fit.embed(net), clusters);
        }
        return Scope.run(() -> {
            Tensor z = fit.embed(net);
            Labels found = method.clusters(fit.data().name(), Matrix.of(z), clusters, fit.session());
            return new KMeansResult(Matrix.of(ClusterMeans.of(z, found, clusters)), found, List.of(), true);
        });
    }

    /** The centres of the clusters in the embedding before it is refined, to be trained. */
    LearnedPrototypes prototypes() {
        return new LearnedPrototypes(start.prototypes(), fit.session().device());
    }

    /** The clusters in the embedding before it is refined, and their means. */
    KMeansResult start() {
        return start;
    }

    /** The things that a refinement works on whose decoder goes on learning, or is dropped. */
    public RefinementStage.Setting setting(boolean reconstructs) {
        int epochs = training.forSamples(fit.data().size()).epochs();
        return new RefinementStage.Setting(fit, net, views, refinement, epochs, reconstructs);
    }

    /** Trains {@code stage}, and warns where its clusters are worse than those it started from. */
    void refine(RefinementStage stage) {
        fit.train(stage, training);
        warnIfWorse(Labels.ofCodes(Ops.toInts(stage.clusters()), clusters));
    }

    /** Warns where clusters tear more neighbours apart than those that the refinement started from, or than k-means on the samples. */
    public void warnIfWorse(Labels refined) {
        SeparatedNeighbours compared = SeparatedNeighbours.of(fit, clusters);
        compared.warnIfBelowStart(
                start.clusters(), refined, refinement.first().of(fit.data().kind()));
        compared.warnIfBelowKMeans(refined);
    }
}
