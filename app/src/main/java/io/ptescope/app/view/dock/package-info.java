/// Where panels are: the layout as a value, and the panes that show it.
///
/// A [DockLayout] says which panel is in which area of the window, behind which tab, and how large; it never changes,
/// every move makes a new one, and it has a text form that is remembered between starts. [DockPane] shows it. A
/// [Panel] is one thing to look at; it is asked to show a frame only while it can be seen.
///
/// What does not live here: the panels themselves. Package `view` depends on it.
package io.ptescope.app.view.dock;
