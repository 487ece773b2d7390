package io.ptescope.app.paint;

/// How a line is drawn.
///
/// @param width in pixels at scale 1
/// @param dash  length of dashes and of the gaps between them, 0 for a line without gaps
public record Stroke(Rgb color, double width, double dash) {
    /// A line without gaps.
    public static Stroke solid(Rgb color, double width) {
        return new Stroke(color, width, 0);
    }
}
