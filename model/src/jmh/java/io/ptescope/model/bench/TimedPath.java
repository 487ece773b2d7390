package io.ptescope.model.bench;

/// A path whose cost is compared with that of the same path of a real kernel.
public enum TimedPath {
    /// A store to a page that was mapped by a read, of a shared file mapping.
    WRITE_NOTIFY("write-notify"),
    /// A store to a page of a shared file mapping that is cached but not mapped.
    FIRST_TOUCH("first-touch"),
    /// A store to an anonymous page that a living child shares since a fork.
    COW_AFTER_FORK("cow-after-fork"),
    /// sync_file_range(WRITE) over pages that are dirty and writable: each is write-protected and submitted.
    REPROTECT("re-protect");

    private final String text;

    TimedPath(String text) {
        this.text = text;
    }

    /// The name that the report, and the program that times the real kernel, use.
    public String text() {
        return text;
    }
}
