package io.clade.method;

import io.clade.method.autoencoder.AceDec;
import io.clade.method.autoencoder.Autoencoding;
import io.clade.method.autoencoder.Dbc;
import io.clade.method.autoencoder.Dcec;
import io.clade.method.autoencoder.Dcn;
import io.clade.method.autoencoder.Dec;
import io.clade.method.autoencoder.Dekm;
import io.clade.method.autoencoder.Dkm;
import io.clade.method.autoencoder.EncoderPretraining;
import io.clade.method.autoencoder.Idec;
import io.clade.method.autoencoder.N2d;
import io.clade.method.autoencoder.variational.Vade;
import java.util.List;

/** The entries of the methods that start from an autoencoder. */
final class AutoencoderMethods {

    static final List<Descriptor<?>> ALL = List.of(
            new Descriptor<>(
                    Dec.NAME,
                    "DEC",
                    "Trains an autoencoder and then moves its embedding so that memberships sharpen.",
                    Dec.class,
                    Presets.of(Dec::recommended, Dec::paper),
                    Dec::new,
                    settings -> autoencoder(settings.autoencoder(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Idec.NAME,
                    "IDEC",
                    "DEC whose autoencoder goes on reconstructing, so that the embedding keeps what tells samples apart.",
                    Idec.class,
                    Presets.of(Idec::recommended, Idec::paper),
                    Idec::new,
                    settings -> autoencoder(settings.autoencoder(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Dcec.NAME,
                    "DCEC",
                    "IDEC with convolutions, for images and series.",
                    Dcec.class,
                    Presets.of(Dcec::recommended, Dcec::paper),
                    Dcec::new,
                    settings -> autoencoder(settings.autoencoder(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Dbc.NAME,
                    "DBC",
                    "DEC with convolutions and a target that sharpens more and more, for images and series.",
                    Dbc.class,
                    Presets.of(Dbc::recommended, Dbc::paper),
                    Dbc::new,
                    settings -> autoencoder(settings.autoencoder(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Dcn.NAME,
                    "DCN",
                    "Trains an autoencoder so that its embedding suits k-means.",
                    Dcn.class,
                    Presets.of(Dcn::recommended, Dcn::paper),
                    Dcn::new,
                    settings -> autoencoder(settings.autoencoder())),
            new Descriptor<>(
                    Dkm.NAME,
                    "DKM",
                    "Trains an autoencoder and prototypes together by a k-means loss with soft assignments.",
                    Dkm.class,
                    Presets.of(Dkm::recommended, Dkm::paper),
                    Dkm::new,
                    settings -> autoencoder(settings.autoencoder(), Trait.MEMBERSHIPS)),
            new Descriptor<>(
                    Dekm.NAME,
                    "DEKM",
                    "Shrinks the clusters of an autoencoder's embedding in the direction where they are widest.",
                    Dekm.class,
                    Presets.of(Dekm::recommended, Dekm::paper),
                    Dekm::new,
                    settings -> autoencoder(settings.autoencoder())),
            new Descriptor<>(
                    AceDec.NAME,
                    "ACe/DeC",
                    "Gives clusters a part of an autoencoder's embedding, and reconstruction the rest.",
                    AceDec.class,
                    Presets.of(AceDec::recommended, AceDec::paper),
                    AceDec::new,
                    settings -> autoencoder(settings.autoencoder())),
            new Descriptor<>(
                    Autoencoding.NAME,
                    "autoencoder",
                    "Trains an autoencoder and clusters its embedding by a classical method: the baseline of deep methods.",
                    Autoencoding.class,
                    Presets.of(Autoencoding::recommended, Autoencoding::paper),
                    Autoencoding::new,
                    settings -> autoencoder(settings)),
            new Descriptor<>(
                    N2d.NAME,
                    "N2D",
                    "Trains an autoencoder, embeds its embedding by UMAP, and fits a Gaussian mixture.",
                    N2d.class,
                    Presets.of(N2d::recommended, N2d::paper),
                    N2d::new,
                    settings -> autoencoder(settings)),
            new Descriptor<>(
                    Vade.NAME,
                    "VaDE",
                    "Trains a variational autoencoder whose embeddings come from a mixture of normal distributions.",
                    Vade.class,
                    Presets.of(Vade::recommended, Vade::paper),
                    Vade::new,
                    settings -> autoencoder(settings.autoencoder(), Trait.MEMBERSHIPS)));

    private AutoencoderMethods() {}

    private static Traits autoencoder(EncoderPretraining encoder, Trait... more) {
        Traits given = Traits.vectors(Trait.DEEP).with(more).selecting(KSelection.EMBEDDING);
        return encoder.takesAnyLength() ? given.with(Trait.ANY_LENGTH) : given;
    }

    private static Traits autoencoder(Autoencoding.Hyperparameters settings) {
        Traits given = autoencoder(settings.autoencoder());
        return settings.finish().isSoft() ? given.with(Trait.MEMBERSHIPS) : given;
    }
}
