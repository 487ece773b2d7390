package io.ptescope.model.kernel;

import java.util.Arrays;
import java.util.Optional;

/// What a file system or device brings to the mm: the profiles of specification section 9.
///
/// The recorded workloads name real file systems; each is the profile that it was seen to behave like.
public enum FileSystem {
    /// A block file system without `page_mkwrite`, as ext2 and ext3 were ("blkfs").
    EXT2("ext2", false, true, true),
    EXT3("ext3", false, true, true),
    /// Block file systems that reserve space in `page_mkwrite` ("mkwfs").
    MKWFS("mkwfs", true, true, true),
    EXT4("ext4", true, true, true),
    XFS("xfs", true, true, true),
    BTRFS("btrfs", true, true, true),
    FUSE("fuse", true, true, false),
    /// Memory file systems: dirty pages are neither counted nor written.
    TMPFS("tmpfs", false, false, false),
    RAMFS("ramfs", false, false, false);

    private final String text;
    private final boolean pageMkwrite;
    private final boolean accountsDirty;
    private final boolean buffers;

    FileSystem(String text, boolean pageMkwrite, boolean accountsDirty, boolean buffers) {
        this.text = text;
        this.pageMkwrite = pageMkwrite;
        this.accountsDirty = accountsDirty;
        this.buffers = buffers;
    }

    /// The name in workloads.
    public String text() {
        return text;
    }

    /// Its areas have `vm_ops->page_mkwrite`.
    public boolean hasPageMkwrite() {
        return pageMkwrite;
    }

    /// `mapping_cap_account_dirty`: its dirty pages count and are written back.
    public boolean accountsDirty() {
        return accountsDirty;
    }

    /// Its pages have buffer heads.
    public boolean hasBuffers() {
        return buffers;
    }

    /// The profile that workloads call `text`.
    public static Optional<FileSystem> of(String text) {
        return Arrays.stream(values()).filter(profile -> profile.text.equals(text)).findFirst();
    }
}
