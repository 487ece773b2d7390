package io.ptescope.model.conform;

import java.util.List;
import java.util.Optional;

/// A recorded workload in which the real kernel does something that the simulated one deliberately leaves out. It is
/// shown, and it counts as not agreeing.
///
/// @param scenario  name of the workload
/// @param kernel    the recorded kernel, such as 6.18
/// @param mechanism of the kernel
/// @param why       it is left out
public record OutOfScope(String scenario, String kernel, String mechanism, String why) {
    /// All of them.
    public static final List<OutOfScope> ALL = List.of();

    /// The entry for `scenario` on `kernel`; none if it has to agree.
    public static Optional<OutOfScope> of(String scenario, String kernel) {
        return ALL.stream().filter(entry -> entry.scenario.equals(scenario) && entry.kernel.equals(kernel)).findFirst();
    }
}
