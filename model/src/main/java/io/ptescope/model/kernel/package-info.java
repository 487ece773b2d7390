/// The simulated mm. It decides; the journal writes. One class per kernel file, one method per kernel function,
/// named as the kernel names it. A file that is too much for one class has several rooms, named after it: `Memory`,
/// `MemoryNoPage`, `MemoryWp`, `MemoryZap`; `Filemap`, `FilemapReadWrite`. The only package that emits events.
///
/// What does not live here: the workload language (package `scenario`), who runs next (package `sched`), and history.
package io.ptescope.model.kernel;
