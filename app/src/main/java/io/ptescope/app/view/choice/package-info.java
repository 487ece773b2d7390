/// How the user wants the window: theme, scale, keys and what else the preferences offer.
///
/// What does not live here: settings as a file (package `settings`) and commands. Package `view` uses it, and whatever
/// opens a window of its own that is to look the same.
package io.ptescope.app.view.choice;
