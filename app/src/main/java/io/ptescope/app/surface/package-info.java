/// Where painters' primitives become pixels or text: a JavaFX canvas, a Java2D image, an SVG document.
///
/// Each surface touches the one toolkit that it needs; only [CanvasSurface] loads JavaFX.
/// What does not live here: what to draw (package `paint`).
package io.ptescope.app.surface;
