/// What goes on beside the window, and what is said about it: long work with its progress, pauses before something is
/// done, settings that are written a moment later, notices.
///
/// What does not live here: what the work is. Every other package of the window may use it; it uses none of them.
package io.ptescope.app.view.work;
