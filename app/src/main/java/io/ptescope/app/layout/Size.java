package io.ptescope.app.layout;

/// An extent in pixels at scale 1.
public record Size(double width, double height) {}
