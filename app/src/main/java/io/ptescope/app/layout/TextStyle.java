package io.ptescope.app.layout;

/// How a text is set.
///
/// @param face one of the bundled fonts
/// @param size em size in pixels at scale 1
public record TextStyle(Face face, double size) {
    /// The width of `text` in pixels at scale 1.
    public double width(String text) {
        return face.advance(text) * size;
    }

    /// How far below the middle of a line its baseline stands, so that capitals are centred.
    public double middle() {
        return size * Face.CAP_HEIGHT / 2;
    }
}
