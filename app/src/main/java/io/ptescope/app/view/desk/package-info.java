/// What is on the table: the run that is shown, the kernels it can be shown on, its branches and the text under way.
///
/// A [Desk] opens lessons and files and runs them beside the window; a [Wayfinder] goes to what has to be searched for;
/// [Handover] is what outlives a window beside the session. What does not live here: panes and controls, dialogs. Of
/// the window it uses package `work` only; packages `pane`, `file` and `view` use it.
package io.ptescope.app.view.desk;
