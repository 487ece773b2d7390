package io.ptescope.app.layout;

/// What stands below the rows of a stage, in one of the forms that it takes when height is short: page lists and legend
/// shrink before anything of the rows does.
///
/// @param lists  height of the page lists when they stand there, with the gaps between their rows
/// @param legend height of the legend; 0 if there is none
record Foot(double lists, double legend) {
    /// Lists with two lines of chips.
    private static final double LISTS = 80;
    /// Between two rows of lists.
    private static final double GAP = 8;

    /// Everything, in a stage of `width` between its margins.
    static Foot full(double width, StageOptions options) {
        return of(Lists.rows(width), LISTS, legend(width, options, Integer.MAX_VALUE));
    }

    /// The lists with a line of chips each.
    static Foot low(double width, StageOptions options) {
        return of(Lists.rows(width), Lists.LOW, legend(width, options, Integer.MAX_VALUE));
    }

    /// As [#low], and a legend of two lines at most.
    static Foot lower(double width, StageOptions options) {
        return of(Lists.rows(width), Lists.LOW, legend(width, options, 2));
    }

    /// The lists with their names and lengths only, the legend folded to one line.
    static Foot slim(double width, StageOptions options) {
        return of(Lists.slimRows(width), Lists.SLIM, legend(width, options, 1));
    }

    private static Foot of(int rows, double lists, double legend) {
        return new Foot(rows * (lists + GAP) - GAP, legend);
    }

    private static double legend(double width, StageOptions options, int lines) {
        return options.legend() ? new Legend(options.words()).height(width, lines) : 0;
    }
}
