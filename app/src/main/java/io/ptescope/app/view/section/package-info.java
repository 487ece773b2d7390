/// Sections of words, bits and tables, as most panels show what their models say.
///
/// What does not live here: what the sections say (package `panel`) and where their links lead. Package `pane` uses
/// it.
package io.ptescope.app.view.section;
