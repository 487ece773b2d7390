/// Figures on tiles of canvases: the stage with its zoom, its minimap and what moves, and figures over time.
///
/// A [PictureView] shows a figure, lays it out and paints it only as far as something asked for it, and counts both
/// ([PaintCounts]). What does not live here: what a figure holds (package `layout`) and how it looks (package
/// `paint`). The panels and package `view` use it.
package io.ptescope.app.view.stage;
