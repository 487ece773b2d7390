/// What the window says: the messages of the one bundle, and the sentence that explains a position of a run.
///
/// What does not live here: how anything looks. Knows the model, and of the layout only which words figures need; no
/// toolkit, no session. Everybody in `app` may depend on it.
package io.ptescope.app.text;
