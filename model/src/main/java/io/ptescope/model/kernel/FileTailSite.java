package io.ptescope.model.kernel;

/// Lines of what file systems do about the end of a file.
public enum FileTailSite implements Site {
    ZERO_FILE_TAIL__HOLE, ZERO_FILE_TAIL__ZERO, ZERO_FILE_TAIL__DIRTY, ZERO_FILE_TAIL__FLUSH;

    @Override
    public SourceFile file() {
        return SourceFile.FILE_TAIL;
    }
}
