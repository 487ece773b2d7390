package io.ptescope.app.panel;

import io.ptescope.app.layout.Figure;
import io.ptescope.app.layout.Size;
import io.ptescope.app.layout.TimeScale;
import java.util.function.Function;

/// A figure over time.
///
/// @param figure of a size
/// @param scale  of time in that figure
public record Chart(Function<Size, Figure> figure, Function<Size, TimeScale> scale) {}
