import org.jspecify.annotations.NullMarked;

/// The simulated kernel, its recording, its workloads. It knows nothing of any window, file or clock.
@NullMarked
module io.ptescope.model {
    requires static transitive org.jspecify;

    exports io.ptescope.model.arch;
    exports io.ptescope.model.check;
    exports io.ptescope.model.conform;
    exports io.ptescope.model.state;
    exports io.ptescope.model.event;
    exports io.ptescope.model.recording;
    exports io.ptescope.model.sched;
    exports io.ptescope.model.kernel;
    exports io.ptescope.model.listing;
    exports io.ptescope.model.scenario;
    exports io.ptescope.model.scenario.coverage;
    exports io.ptescope.model.scenario.library;
    exports io.ptescope.model.scenario.parse;
    exports io.ptescope.model.scenario.run;
    exports io.ptescope.model.wording;
}
