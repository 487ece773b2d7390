/// What the panels show, in words and numbers: each `...Model` reads a frame of the session and answers with a record
/// that a pane of package `view` shows, or with a figure of package `layout`.
///
/// What does not live here: anything of a toolkit, or of package `action` (the build holds it to that), the texts
/// themselves (package `text`), how a thing is drawn (`layout`, `paint`). The views depend on this package; it knows
/// none of them.
package io.ptescope.app.panel;
