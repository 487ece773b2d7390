/// Pictures and films as files: which figure, on which surface, under which name. Needs no toolkit and no display.
///
/// What does not live here: what the picture shows (package `layout`) and the options of the command line (package
/// `cli`).
package io.ptescope.app.export;
