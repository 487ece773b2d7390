/// The workload language as values: what a scenario says, its one-line errors, its canonical text.
///
/// A [Scenario] is a list of lines; each may hold a [Statement] and a comment. Text becomes a scenario in package
/// `scenario.parse`, a scenario becomes a recording in `scenario.run`. What does not live here: reading files (the
/// caller brings text), and any knowledge of how the kernel does what an [Operation] asks for.
package io.ptescope.model.scenario;
