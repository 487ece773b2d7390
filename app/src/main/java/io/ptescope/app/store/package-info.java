/// Files of the user: workloads, and sessions with all that a window shows of one; what is kept of a window that ends
/// without being closed. Each is read strictly, with one clear error, and written under a temporary name, then moved.
///
/// What does not live here: settings (package `settings`), pictures (package `export`), and who is asked for a file
/// (package `view`). No toolkit but properties of the session. Package `view` depends on it.
package io.ptescope.app.store;
