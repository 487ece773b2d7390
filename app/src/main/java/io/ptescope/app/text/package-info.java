/// What the program says, in the language of the user: the messages of window and figures ([Messages]), the phrases of
/// lessons, labs, listings, invariants, mistakes and bits ([Phrases]), the [Glossary], and the sentence that explains a
/// position of a run.
///
/// What does not live here: how anything looks. Knows the model, and of the layout only which words figures need; no
/// toolkit, no session. Everybody in `app` may depend on it.
package io.ptescope.app.text;
