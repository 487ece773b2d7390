package io.ptescope.app.view.stage;

/// How often a picture has done each kind of its work, since it was made: what tests hold it to.
public final class PaintCounts {
    int layouts;
    int paints;
    int abovePaints;
    long boxesLaidOut;
    long boxesPainted;

    /// Figures laid out.
    public int layouts() {
        return layouts;
    }

    /// Times the figure was painted, in whole or in part.
    public int paints() {
        return paints;
    }

    /// Times what is above the figure was painted.
    public int abovePaints() {
        return abovePaints;
    }

    /// Boxes of all figures laid out.
    public long boxesLaidOut() {
        return boxesLaidOut;
    }

    /// Boxes painted, of all figures together.
    public long boxesPainted() {
        return boxesPainted;
    }
}
