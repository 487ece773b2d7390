package io.ptescope.app.view.editor;

/// What the editor does to the rest of the window.
public interface Author {
    /// The user has changed the text to `text`.
    void edited(String text);

    /// The user wants to be where the operation in `line` is over; lines count from 1.
    void goTo(int line);

    /// The user wants running to stop before the operation in `line`, or not any more.
    void breakAt(int line);
}
