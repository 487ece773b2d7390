package io.ptescope.model.state;

/// What `struct file_ra_state` remembers; the model keeps one for each file. Slots of [Field#INODE_READAHEAD].
public enum ReadaheadState {
    /// First page of the window.
    START,
    /// Pages of the window.
    SIZE,
    /// That many pages before its end the next window is read.
    ASYNC_SIZE,
    /// The page that read(2) came to last, plus 1.
    PREVIOUS,
    /// 1 once POSIX_FADV_RANDOM was said.
    RANDOM,
    /// The folios of the window have 2^this pages at most.
    ORDER;
}
