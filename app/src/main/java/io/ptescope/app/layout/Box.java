package io.ptescope.app.layout;

/// One thing of a figure.
///
/// @param id      what it stands for
/// @param bounds  where it is
/// @param look    how it appears
/// @param says    the same in words, for screen readers, tool tips and the titles of SVG groups; empty for adornments
/// @param changed whether the step that led here changed it
public record Box(BoxId id, Rect bounds, Look look, String says, boolean changed) {
    /// A box that only adorns.
    static Box adornment(String name, Rect bounds, Look look) {
        return new Box(new BoxId.Adornment(name), bounds, look, "", false);
    }

    /// A box that says nothing itself.
    static Box adornment(BoxId id, Rect bounds, Look look) {
        return new Box(id, bounds, look, "", false);
    }
}
