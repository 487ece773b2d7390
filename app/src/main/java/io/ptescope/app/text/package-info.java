/// What the window says: the messages of the one bundle, and the sentence that explains a position of a run.
///
/// What does not live here: how anything looks. Knows the model; no toolkit, no session. Everybody in `app` may
/// depend on it.
package io.ptescope.app.text;
