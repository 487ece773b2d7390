package io.ptescope.model.scenario.run;

import io.ptescope.model.state.Door;

/// How much memory a run may take, so that it ends with a word about it rather than with the program.
///
/// @param log       bytes of the log
/// @param keyframes bytes of the copies of the machine that seeking starts from
record Room(long log, long keyframes) {
    /// What the collector needs to breathe, and the rest of the program.
    private static final int PERCENT = 80;
    private static final int KEYFRAME_SHARE = 8;
    /// The machine that runs, the one that booted, one for the keyframes to be made with, and a reader's.
    private static final int MACHINES = 4;
    private static final long LEAST = 16L << 20;

    /// What is left for the recording of a run on `machine` in a heap of at most `heap` bytes.
    static Room in(long heap, Door machine) {
        long keyframes = heap / KEYFRAME_SHARE;
        long log = heap / 100 * PERCENT - keyframes - MACHINES * machine.bytes();
        return new Room(Math.max(LEAST, log), keyframes);
    }
}
