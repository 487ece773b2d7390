package io.ptescope.model.scenario;

/// The machine that a scenario wants.
///
/// @param cpus       1 to 8
/// @param frames     frames of 4 KiB; 0: as many as the scenario can need
/// @param background pages; from more dirty pages than that on, writeback starts by itself; 0: never
/// @param dirty      pages; from more dirty pages than that on, who dirties has to wait; 0: never
/// @param swap       pages that the swap device holds; 0: there is none
public record MachineSize(int cpus, int frames, int background, int dirty, int swap) {
    /// Two CPUs, frames as needed, no limits, no swap.
    public static final MachineSize DEFAULT = new MachineSize(2, 0, 0, 0, 0);
}
