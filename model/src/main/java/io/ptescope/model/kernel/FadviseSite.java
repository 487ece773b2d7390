package io.ptescope.model.kernel;

/// Lines of mm/fadvise.c.
public enum FadviseSite implements Site {
    GENERIC_FADVISE__NORMAL, GENERIC_FADVISE__RANDOM, GENERIC_FADVISE__WILLNEED, GENERIC_FADVISE__WRITE,
    GENERIC_FADVISE__DROP;

    @Override
    public SourceFile file() {
        return SourceFile.FADVISE;
    }
}
