package io.ptescope.app.view.desk;

import io.ptescope.app.session.Breakpoint;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.scenario.run.QueryMatch;
import io.ptescope.model.scenario.run.Run;
import java.util.ArrayList;
import java.util.List;

/// Breakpoints from the words in which they were written.
final class Conditions {
    private Conditions() {}

    /// Those of `texts` that make sense in `run`.
    static List<Breakpoint> of(Run run, List<String> texts) {
        List<Breakpoint> all = new ArrayList<>();
        for (String text : texts) {
            try {
                all.add(new Breakpoint.When(text, QueryMatch.parse(run, text)));
            } catch (ScenarioException foreign) {
                // A name in it is not in this run; the workload has changed since.
            }
        }
        return all;
    }
}
