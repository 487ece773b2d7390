/// The first tour: what a new user is shown in five minutes, and when each thing counts as done.
///
/// It watches what the user does and never asks for anything else to wait. What does not live here: how a hint looks
/// and where it points (package `view`). Knows the session's frames; no controls.
package io.ptescope.app.tour;
