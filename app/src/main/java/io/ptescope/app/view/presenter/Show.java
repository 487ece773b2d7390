package io.ptescope.app.view.presenter;

import io.ptescope.app.layout.Changes;
import io.ptescope.app.paint.Palette;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import javafx.beans.value.ObservableValue;

/// What a presentation takes from the window.
///
/// @param session  what is shown, and who moves it
/// @param messages in the language of the window
/// @param sentence the sentence of a moment
/// @param changes  what the step that ends at a moment has changed
/// @param palette  the colours, as they change
/// @param nanos    a clock
/// @param still    whether nothing is to move
public record Show(Session session, Messages messages, Function<Frame, String> sentence,
                   Function<Frame, Changes> changes, ObservableValue<Palette> palette, LongSupplier nanos,
                   BooleanSupplier still) {}
