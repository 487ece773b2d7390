package io.ptescope.model.event;

/// The log may not grow any more: what comes next would not fit the memory that it was given.
public final class LogFull extends IllegalStateException {
    private static final long serialVersionUID = 1;

    private static final int MEBIBYTE = 20;

    LogFull(long events, long mostBytes) {
        super("after " + events + " events the recording is as large as memory allows (" + (mostBytes >>> MEBIBYTE)
            + " MiB); let the workload do less, or give Java a larger heap (-Xmx)");
    }
}
