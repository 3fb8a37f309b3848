package io.clade.experiment.figure;

import java.awt.Graphics2D;

/** One part of a figure. */
public interface Panel {

    /** A place where nothing is drawn. */
    Panel EMPTY = (graphics, width, height) -> {};

    /** Draws the panel into the {@code width}×{@code height} points right of and below the origin. */
    void paint(Graphics2D graphics, int width, int height);
}
