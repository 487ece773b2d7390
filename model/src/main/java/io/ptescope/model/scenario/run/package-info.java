/// From a scenario to a recording: boots a machine, lets the kernel do what the lines say, and notes what each
/// operation gave, what was said and marked when, and which expectations held.
///
/// Knows the kernel through its system calls only. What does not live here: drawing conclusions from many runs (package
/// `check`), and anything that moves through a recording.
package io.ptescope.model.scenario.run;
