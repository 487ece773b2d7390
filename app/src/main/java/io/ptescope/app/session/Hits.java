package io.ptescope.app.session;

import java.util.List;
import java.util.Set;

/// Where in a run its breakpoints are met.
public final class Hits {
    private Hits() {}

    /// The positions behind the first `most` events at which running would stop for one of `breakpoints`. Looks at the
    /// whole run.
    public static List<Long> of(Story story, Set<Breakpoint> breakpoints, int most, Search.Watch watch) {
        return new Search(story, breakpoints).hits(most, watch);
    }
}
