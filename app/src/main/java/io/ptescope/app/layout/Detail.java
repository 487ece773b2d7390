package io.ptescope.app.layout;

/// How much of itself a cell of a given size can show.
public enum Detail {
    /// Only its fill.
    BLOCK(0),
    /// Fill, form and dirty dot.
    BITS(Detail.SMALLEST_BITS),
    /// Everything, in words.
    TEXT(28);

    /// The smallest cell, in pixels, that is a box of its own.
    static final double SMALLEST_BITS = 12;

    private final double from;

    Detail(double from) {
        this.from = from;
    }

    /// What fits in a cell whose shorter side has `pixels` pixels at scale 1.
    public static Detail of(double pixels) {
        if (pixels >= TEXT.from) {
            return TEXT;
        }
        return pixels >= BITS.from ? BITS : BLOCK;
    }
}
