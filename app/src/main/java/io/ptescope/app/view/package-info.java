/// The window: the JavaFX application, and what puts its parts together.
///
/// A pane shows a record and reports what the user did; what the record says is worked out from the session by the
/// models of package `panel`, which load no toolkit. Pictures are laid out and painted by `layout` and `paint`; here
/// they only get a canvas. The parts have packages of their own below this one, and none of those knows this one. What
/// does not live here: moving through a run (package `session`), drawing, texts. Nothing may depend on this package but
/// `Window`.
package io.ptescope.app.view;
