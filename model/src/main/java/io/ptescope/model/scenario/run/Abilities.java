package io.ptescope.model.scenario.run;

import io.ptescope.model.scenario.Statement;
import io.ptescope.model.wording.Wording;
import java.util.Optional;

/// What scenarios can ask for and the simulated kernel does not do. The one place that knows.
final class Abilities {
    private Abilities() {}

    /// What of `statement` the kernel lacks, to be read after "the simulated kernel does not do"; none if it has all.
    static Optional<Wording> missing(Statement statement) {
        return switch (statement) {
            case Statement.Debugfs debugfs when Settings.debugfs(debugfs.file()).isEmpty() ->
                Optional.of(Wording.of("debugfs file {0}", debugfs.file()));
            case Statement.Sysctl sysctl when Settings.sysctl(sysctl.name()).isEmpty() ->
                Optional.of(Wording.of("sysctl {0}", sysctl.name()));
            case Statement other -> Optional.empty();
        };
    }
}
