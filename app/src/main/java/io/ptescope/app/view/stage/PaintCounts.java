package io.ptescope.app.view.stage;

/// How often a picture has done each kind of its work, since it was made: what tests hold it to.
public final class PaintCounts {
    int layouts;
    int paints;
    int abovePaints;
    long boxesLaidOut;
    long boxesPainted;
    long tilesPainted;

    /// Figures laid out.
    public int layouts() {
        return layouts;
    }

    /// Times the figure was painted, in whole or in part.
    public int paints() {
        return paints;
    }

    /// Times something above the figure was painted: not if it was asked for and is there already.
    public int abovePaints() {
        return abovePaints;
    }

    /// Boxes of all figures laid out.
    public long boxesLaidOut() {
        return boxesLaidOut;
    }

    /// Boxes painted, of all figures together; on each of the tiles that they reach.
    public long boxesPainted() {
        return boxesPainted;
    }

    /// Tiles of the figure on which something was painted, which are what is put on the screen again.
    public long tilesPainted() {
        return tilesPainted;
    }
}
