/// The simulated mm. It decides; the journal writes. One class per kernel file, one method per kernel function,
/// named as the kernel names it. The only package that emits events.
///
/// What does not live here: the workload language (package `scenario`), who runs next (package `sched`), and history.
package io.ptescope.model.kernel;
