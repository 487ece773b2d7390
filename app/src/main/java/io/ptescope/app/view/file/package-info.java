/// Workloads, sessions and pictures as files: dialogs, the list of recent ones, the question about unsaved text, and
/// what is kept for the case that the program dies.
///
/// What does not live here: what stands in such files (packages `store` and `export`). Package `view` uses it.
package io.ptescope.app.view.file;
