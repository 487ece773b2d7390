/// The presentation: one moment of a run on the whole screen, driven by a clicker, and the lecturer's own window with
/// notes, what comes next and the time.
///
/// [Course], [Votes], [Drawing], [Lens] and [Notes] are what the presentation knows; they load no toolkit.
/// [PresenterPane] shows it, [NotesWindow] is the second window. What does not live here: moving through a run (package
/// `session`), questions and their answers (package `quiz`). Package `view` uses it; package
/// `page` tells its keys.
package io.ptescope.app.view.presenter;
