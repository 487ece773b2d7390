package io.ptescope.model.kernel;

/// What a file system does when the mm asks it.
public enum FileSystemSite implements Site {
    PAGE_MKWRITE__ASK, PAGE_MKWRITE__RESERVE, PAGE_MKWRITE__NO_SPACE, PAGE_MKWRITE__ALLOW;

    @Override
    public SourceFile file() {
        return SourceFile.FILE_SYSTEM;
    }
}
