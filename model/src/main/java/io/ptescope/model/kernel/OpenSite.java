package io.ptescope.model.kernel;

/// Lines of fs/open.c.
public enum OpenSite implements Site {
    VFS_FALLOCATE__CHECK, VFS_FALLOCATE__UNSUPPORTED, VFS_FALLOCATE__LOCK, VFS_FALLOCATE__FILE_SYSTEM,
    VFS_FALLOCATE__UNLOCK;

    @Override
    public SourceFile file() {
        return SourceFile.OPEN;
    }
}
