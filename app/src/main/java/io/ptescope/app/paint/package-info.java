/// How figures look: painters, colours and the [Surface] they draw on.
///
/// [Palette] is the one table of colours; nothing else in the application names one. [Emphasis] is animation as data:
/// how far each changed box has come, as a function of the time since the step.
/// What does not live here: geometry (package `layout`) and toolkits (package `surface`).
/// Depends on `layout` and on nothing else of the application.
package io.ptescope.app.paint;
