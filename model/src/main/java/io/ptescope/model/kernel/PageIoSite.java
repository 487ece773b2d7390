package io.ptescope.model.kernel;

/// Lines of mm/page_io.c.
public enum PageIoSite implements Site {
    SWAP_WRITEPAGE__START, SWAP_WRITEPAGE__END;

    @Override
    public SourceFile file() {
        return SourceFile.PAGE_IO;
    }
}
