/// The state of the simulated machine, as cells that one door changes.
///
/// Every fact that can change is a cell, named by a [Field], an object number and a slot, and holds one `long`.
/// [Machine] and its views only read. [Door] is the single way to change a cell; only the journal, the recording's
/// cursor and the boot of a machine hold one. What does not live here: decisions (package `kernel`) and history
/// (package `recording`).
package io.ptescope.model.state;
