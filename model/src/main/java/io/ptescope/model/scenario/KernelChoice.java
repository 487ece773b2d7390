package io.ptescope.model.scenario;

import java.util.List;

/// A kernel as a scenario names it: a version, with patches switched on or off. Whether there is such a kernel is
/// asked only when a run on it is asked for, because recorded workloads name kernels that are not simulated.
///
/// @param version such as "2.6.19"
/// @param switches patches with their sign, such as "-DIRTY_TRACKING", in the order written
public record KernelChoice(String version, List<String> switches) {
    /// Copies the list.
    public KernelChoice {
        switches = List.copyOf(switches);
    }

    /// As written: the version, then the switches.
    public String text() {
        return switches.isEmpty() ? version : version + " " + String.join(" ", switches);
    }
}
