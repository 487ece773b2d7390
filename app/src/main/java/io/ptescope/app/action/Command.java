package io.ptescope.app.action;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// What an action does, and when.
///
/// @param run     does it
/// @param enabled whether it can be done now
/// @param chosen  for one of several choices, or something that is on or off: whether it is on now; else always false
public record Command(Runnable run, ObservableValue<Boolean> enabled, ObservableValue<Boolean> chosen) {
    /// A command that can always run.
    public static Command of(Runnable run) {
        return when(run, new SimpleBooleanProperty(true));
    }

    /// A command that can run while `enabled`.
    public static Command when(Runnable run, ObservableValue<Boolean> enabled) {
        return new Command(run, enabled, new SimpleBooleanProperty(false));
    }

    /// A choice that is on while `chosen`.
    public static Command choice(Runnable run, ObservableValue<Boolean> chosen) {
        return new Command(run, new SimpleBooleanProperty(true), chosen);
    }
}
