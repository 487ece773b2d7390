/// Pages above the window: a sheet of its own that is asked for, read and closed again, as the palette, the keys and
/// the glossary.
///
/// What does not live here: forms that change something other than what is shown on them; whoever has one lays it on
/// the [Overlay]. Package `view` opens the others.
package io.ptescope.app.view.page;
