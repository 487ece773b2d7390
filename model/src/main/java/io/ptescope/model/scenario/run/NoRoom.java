package io.ptescope.model.scenario.run;

import io.ptescope.model.scenario.Diagnostic;
import io.ptescope.model.scenario.Line;
import io.ptescope.model.scenario.Scenario;
import io.ptescope.model.scenario.ScenarioException;
import io.ptescope.model.wording.Wording;

/// A run that was ended because its recording would not fit the memory beside what is kept of others.
public final class NoRoom extends ScenarioException {
    private static final long serialVersionUID = 1;

    private static final int MEBIBYTE = 20;

    /// A run of `scenario` that came to an end behind `done` of its lines.
    ///
    /// @param others bytes of other recordings
    /// @param most   bytes that all may take together
    public NoRoom(Scenario scenario, int done, long others, long most) {
        super(diagnostic(scenario, done, others, most));
    }

    private static Diagnostic diagnostic(Scenario scenario, int done, long others, long most) {
        Line line = scenario.lines().get(Math.min(done, scenario.lines().size() - 1));
        return new Diagnostic(scenario.file(), line.place().line(), line.place().column(),
            Wording.of("the run needs more memory than is left: others take {0} of {1} MiB; let the workload do less, "
                + "or give Java a larger heap (-Xmx)", others >>> MEBIBYTE, most >>> MEBIBYTE));
    }
}
