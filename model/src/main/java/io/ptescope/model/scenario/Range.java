package io.ptescope.model.scenario;

/// Pages `first` to `first + count - 1` of a mapping or file.
///
/// @param first from 0
/// @param count at least 1; 0 only in [#WHOLE]
public record Range(int first, int count) {
    /// All pages, however many there are.
    public static final Range WHOLE = new Range(0, 0);

    public boolean isWhole() {
        return count == 0;
    }
}
