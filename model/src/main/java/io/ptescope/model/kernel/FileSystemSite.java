package io.ptescope.model.kernel;

/// What a file system does when the mm asks it.
public enum FileSystemSite implements Site {
    FSCACHE_END_PAGE_WRITE__DONE,
    PAGE_MKWRITE__ASK, PAGE_MKWRITE__LOCAL_CACHE, PAGE_MKWRITE__DIRTY,
    PAGE_MKWRITE__RESERVE, PAGE_MKWRITE__NO_SPACE, PAGE_MKWRITE__ALLOW,
    VM_CLOSE__WRITE, PAGE_MKWRITE__TIMES, PAGE_MKWRITE__BLOCKS,
    XIP_FILE_FAULT__CHECK_SIZE, XIP_FILE_FAULT__BEYOND_END, XIP_FILE_FAULT__INSERT;

    @Override
    public SourceFile file() {
        return SourceFile.FILE_SYSTEM;
    }
}
