package io.ptescope.model.kernel;

import io.ptescope.model.state.Signal;

/// How a load or store by user code ended.
///
/// @param value  the byte read or written, 0 to 255; -1 where a signal came instead
/// @param signal [Signal#NONE] where the access went through
public record Access(int value, Signal signal) {
    static Access of(int value) {
        return new Access(value, Signal.NONE);
    }

    static Access killed(Signal signal) {
        return new Access(-1, signal);
    }
}
