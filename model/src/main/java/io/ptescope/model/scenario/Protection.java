package io.ptescope.model.scenario;

import java.util.Locale;

/// What a process may do with an area: PROT_READ, PROT_WRITE.
public enum Protection {
    NONE(false, false),
    R(true, false),
    W(false, true),
    RW(true, true);

    private final boolean read;
    private final boolean write;

    Protection(boolean read, boolean write) {
        this.read = read;
        this.write = write;
    }

    public boolean read() {
        return read;
    }

    public boolean write() {
        return write;
    }

    /// The word in workloads.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
