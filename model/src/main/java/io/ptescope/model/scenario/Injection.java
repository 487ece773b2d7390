package io.ptescope.model.scenario;

import java.util.Locale;

/// A failure that the scenario orders: the calls number `first` to `last` of a kernel function fail.
///
/// @param point where
/// @param error what the call answers
/// @param first the first call that fails, counted from 1 since boot
/// @param last  the last call that fails
public record Injection(Point point, Error error, long first, long last) {
    /// Whether call number `call`, counted from 1, fails.
    public boolean hits(long call) {
        return call >= first && call <= last;
    }

    /// Where a failure can be ordered.
    public enum Point {
        /// The file system refuses to make a page writable.
        PAGE_MKWRITE,
        /// The same for a frame without struct page.
        PFN_MKWRITE,
        /// No frame is free.
        ALLOC_PAGE,
        /// The page cannot be written to the medium.
        WRITEPAGE,
        /// The page cannot be read from the medium.
        READPAGE;

        /// The word in workloads.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What a failing call answers.
    public enum Error {
        ENOSPC,
        EIO,
        ENOMEM
    }
}
