package io.ptescope.app.layout;

/// What kind of memory a cell refers to: the second of its three channels, told by outline and hatch.
public enum Form {
    /// Nothing: dashed outline.
    EMPTY,
    /// A page of a file: square.
    FILE,
    /// An anonymous page: rounded.
    ANON,
    /// A frame without a struct page: hatched at 45 degrees.
    SPECIAL,
    /// Device memory with a struct page: double outline.
    DEVMAP,
    /// The zero page: dotted outline.
    ZERO
}
