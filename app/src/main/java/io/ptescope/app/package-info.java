/// Where the program starts, and the choice between command line, window and picture.
///
/// What does not live here: what any of these does (packages `cli`, `view`, `export`). Nobody depends on this package.
package io.ptescope.app;
