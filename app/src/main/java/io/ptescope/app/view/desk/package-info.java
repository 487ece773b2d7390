/// What is on the table: the run that is shown, the kernels it can be shown on, its branches and the text under way.
///
/// A [Desk] opens lessons and files, runs them beside the window, and answers what needs a search. What does not live
/// here: panes and controls, files and dialogs. Of the window it uses package `work` only; packages `pane`, `file` and
/// `view` use it.
package io.ptescope.app.view.desk;
