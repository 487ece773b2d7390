package io.ptescope.model.scenario.run;

/// Is told how far a run is while it is made, on a thread that makes it, and may end it by an exception. Nothing it
/// does changes what comes of a run that is not ended.
///
/// It is asked before each line of the scenario, after every 2^13 events, and between the passes that make a
/// [io.ptescope.model.recording.Recording] of them, so that no line, however long it takes, keeps a run alive that
/// nobody wants any more. The kernel's path to an event has nothing of it: the log asks when a chunk of it is full.
@FunctionalInterface
public interface Course {
    /// Lets a run go on to its end.
    Course UNWATCHED = (done, lines, events) -> { };

    /// `done` of `lines` lines have been run, and `events` events have happened. Throws, best
    /// [java.util.concurrent.CancellationException], if the run is to end; whoever asked for the run gets that.
    void at(int done, int lines, long events);
}
