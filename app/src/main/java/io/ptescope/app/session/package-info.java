/// What is shown now: the loaded run, the place in it, the granularity of steps, the selection, the breakpoints, and
/// the tree of runs ([Branches]) that it belongs to.
///
/// A [Session] is the only mutable truth of the window. Stepping, playing and dragging the slider all move its cursor;
/// whoever shows something listens to its one property and reads the [Frame] in it. Knows the model and the properties
/// of `javafx.base`; no controls, no drawing, no words for people. Whatever shows, saves or asks about a run depends on
/// it.
package io.ptescope.app.session;
