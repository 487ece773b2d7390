package io.ptescope.app.layout;

/// The raster of cells: columns stand side by side up to `perLine`, then go on in the next line. Where even the
/// smallest cells do not suffice, `share` neighbouring columns have one cell.
///
/// @param left      x of the first column
/// @param cellWidth width of a cell
/// @param gap       between cells
/// @param perLine   cells in a line
/// @param share     pages in a cell
record Grid(double left, double cellWidth, double gap, int perLine, int share) {
    /// The cell, counted from the first line's first, that shows `column`.
    int cell(int column) {
        return column / share;
    }

    double x(int cell) {
        return left + cell % perLine * (cellWidth + gap);
    }

    /// The line that shows `column`, from 0.
    int line(int column) {
        return cell(column) / perLine;
    }

    /// Lines needed for columns `first` to `last`.
    int lines(int first, int last) {
        return last < first ? 1 : line(last) - line(first) + 1;
    }

    double width(int columns) {
        int cells = Math.min(perLine, Math.ceilDiv(columns, share));
        return cells * (cellWidth + gap) - gap;
    }
}
