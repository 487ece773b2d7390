/// Controls of which several panes have one.
///
/// What does not live here: anything that knows the session, a panel or a text of the program. Package `view` and those
/// below may use them; they use nothing of the application.
package io.ptescope.app.view.control;
