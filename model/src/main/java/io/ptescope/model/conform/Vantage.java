package io.ptescope.model.conform;

import io.ptescope.model.kernel.KernelVersion;

/// From where a kernel was observed. The recordings of 6.1 were made with a driver that reads entries, areas and pages
/// themselves; those of 6.18 with `cachestat` and without soft-dirty tracking.
enum Vantage {
    /// Page flags say what is dirty.
    DRIVER,
    /// The tags of the page cache say what is dirty: pages of tmpfs never are.
    SYSTEM_CALLS;

    static Vantage of(KernelVersion version) {
        return version == KernelVersion.V6_18 ? SYSTEM_CALLS : DRIVER;
    }
}
