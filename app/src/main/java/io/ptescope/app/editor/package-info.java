/// A workload while it is written: the text and where it belongs, its words by kind, what a formatter would change, and
/// how far each line has come in the run. What the text means, what is wrong with it and what could stand at a place is
/// asked of `scenario.parse` of the model, which is the only grammar.
///
/// What does not live here: controls (package `view.editor`), files (package `store`). No toolkit. Package `view`
/// depends on it.
package io.ptescope.app.editor;
