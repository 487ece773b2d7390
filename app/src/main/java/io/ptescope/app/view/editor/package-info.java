/// The controls in which a workload is written: the text with its colours, its gutter and its marks, the list of what
/// is wrong with it, and the words that could stand at the caret.
///
/// What does not live here: what the text means (package `editor`, and the parser of the model), files, and when the
/// workload is run again (package `file`). Packages `file` and `view` use it.
package io.ptescope.app.view.editor;
