/// What happened, as something to move through and to ask: positions, stops at four granularities, calls, spans,
/// changes of a cell, differences between two moments, causes.
///
/// A [Recording] never changes once it is made, so any number of readers may share it; each moves a [Cursor] of its own
/// with a machine of its own. Depends on `event` and `state`. What does not live here: names of functions and lines
/// (package `kernel` gives them to the numbers in the log) and what is shown now (the window's session).
package io.ptescope.model.recording;
