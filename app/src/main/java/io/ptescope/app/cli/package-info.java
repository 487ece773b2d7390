/// The command line: picocli commands that run, check and render without a window.
///
/// What does not live here: anything that loads JavaFX. A bad argument is answered with one line and exit code 2.
package io.ptescope.app.cli;
