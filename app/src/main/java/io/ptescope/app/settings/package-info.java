/// What the program remembers between starts: short texts by key, in one file under the user's configuration folder.
///
/// What does not live here: what the keys mean; whoever owns a key reads and writes its text. Sessions are not settings
/// either. No toolkit; package `view` depends on it.
package io.ptescope.app.settings;
