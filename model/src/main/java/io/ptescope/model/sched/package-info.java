/// Tasks that run side by side: at every preemption point a schedule decides who goes on.
///
/// Knows nothing of the kernel; the kernel knows [Scheduler] only. What does not live here: which interleavings are
/// worth trying (package `check`).
package io.ptescope.model.sched;
