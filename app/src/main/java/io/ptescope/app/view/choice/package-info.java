/// How the user wants the window: theme, scale, keys and what else the preferences offer.
///
/// What does not live here: settings as a file (package `settings`) and commands. Package `view` uses it.
package io.ptescope.app.view.choice;
