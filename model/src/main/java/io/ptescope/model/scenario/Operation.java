package io.ptescope.model.scenario;

import java.util.Set;

/// What a process does: the operations of the recorded workloads. Pages count from 0 within their mapping or file.
public sealed interface Operation {
    /// `mmap`.
    ///
    /// @param mapping the name that the area gets
    /// @param pages   length
    /// @param offset  the first page of the source
    record Mmap(String mapping, Source source, boolean shared, Protection protection, int pages, int offset,
        Set<MmapFlag> flags) implements Operation {
        /// Copies the set.
        public Mmap {
            flags = Set.copyOf(flags);
        }
    }

    /// Loads the byte at offset `at` of a page.
    record Read(String mapping, int page, int at) implements Operation {}

    /// Stores a byte, 0 to 255, at offset `at` of a page.
    record Write(String mapping, int page, int value, int at) implements Operation {}

    record Mprotect(String mapping, Range range, Protection protection) implements Operation {}

    record Munmap(String mapping, Range range) implements Operation {}

    /// The pages show the file from page `to` on, wherever that is (remap_file_pages(2)).
    record RemapFilePages(String mapping, Range range, int to) implements Operation {}

    /// Resizes; with `move` the area goes to another address.
    record Mremap(String mapping, int pages, boolean move) implements Operation {}

    record Msync(String mapping, MsyncMode mode, Range range) implements Operation {}

    record Fsync(String file) implements Operation {}

    record Fdatasync(String file) implements Operation {}

    record Syncfs(String file) implements Operation {}

    /// The file system's journal commits, and writes the file's dirty buffers by itself.
    record Journal(String file) implements Operation {}

    /// Reclaim takes the buffers of the file's cached pages.
    record Strip(String file) implements Operation {}

    record Sync() implements Operation {}

    /// `sync_file_range`.
    record Sfr(String file, Range range, boolean waitBefore, boolean write, boolean waitAfter) implements Operation {}

    /// Reads one page through the file descriptor.
    record Pread(String file, int page, boolean direct) implements Operation {}

    /// Fills one page through the file descriptor.
    record Pwrite(String file, int page, int value, IoMode mode) implements Operation {}

    record Ftruncate(String file, long bytes) implements Operation {}

    record Fallocate(String file, FallocateMode mode, Range range) implements Operation {}

    /// `posix_fadvise`; a [Range#WHOLE] range of length 0 means the whole file.
    record Fadvise(String file, FileAdvice advice, Range range) implements Operation {}

    /// Memory is short, and reclaim looks at the cached pages of a range.
    record Reclaim(String file, Range range) implements Operation {}

    /// Memory is short, and reclaim looks at the pages that a mapping maps.
    record ReclaimMapped(String mapping, Range range) implements Operation {}

    record Madvise(String mapping, Range range, Advice advice) implements Operation {}

    record Mlock(String mapping, Range range) implements Operation {}

    record Munlock(String mapping, Range range) implements Operation {}

    record Mincore(String mapping) implements Operation {}

    /// `read(2)` of a file page into a page of a mapping.
    record ReadInto(String file, int filePage, String mapping, int page, boolean direct) implements Operation {}

    /// `write(2)` of a page of a mapping to a file page.
    record WriteFrom(String file, int filePage, String mapping, int page, boolean direct) implements Operation {}

    /// The child gets the name.
    record Fork(String child) implements Operation {}

    /// The named process ends.
    record Exit(String process) implements Operation {}

    /// Nothing for some milliseconds of simulated time.
    record Sleep(int milliseconds) implements Operation {}

    /// A write of `what` to /proc/PID/clear_refs.
    record ClearRefs(int what) implements Operation {}

    /// Reads a byte of another process.
    record RemoteRead(Via via, String process, String mapping, int page) implements Operation {}

    /// Writes a byte of another process.
    record RemoteWrite(Via via, String process, String mapping, int page, int value, boolean word)
        implements Operation {}

    /// Registers the mapping with a userfaultfd for write-protection.
    record UffdRegister(String mapping) implements Operation {}

    /// Sets or lifts userfaultfd write-protection.
    record UffdProtect(String mapping, Range range, boolean on) implements Operation {}

    /// What `mmap` takes besides.
    enum MmapFlag implements Keyword {
        POPULATE, LOCKED, SYNC, VALIDATE,
        /// The file is open for reading only.
        ROFD
    }

    /// MS_SYNC, MS_ASYNC, MS_SYNC with MS_INVALIDATE.
    enum MsyncMode implements Keyword {
        SYNC, ASYNC, INVAL
    }

    /// How the descriptor was opened.
    enum IoMode implements Keyword {
        /// Through the page cache.
        CACHED,
        /// O_DIRECT.
        DIRECT,
        /// O_SYNC.
        OSYNC
    }

    /// What `fallocate` does with the range.
    enum FallocateMode implements Keyword {
        PUNCH, ZERO, COLLAPSE, INSERT, KEEP, ALLOC
    }

    /// POSIX_FADV_….
    enum FileAdvice implements Keyword {
        NORMAL, DONTNEED, WILLNEED, RANDOM
    }

    /// MADV_….
    enum Advice implements Keyword {
        NORMAL, RANDOM, SEQUENTIAL, WILLNEED, DONTNEED, FREE, REMOVE, DONTFORK, DOFORK, WIPEONFORK, KEEPONFORK, COLD,
        PAGEOUT, POPULATE_READ, POPULATE_WRITE, HUGEPAGE, NOHUGEPAGE
    }

    /// The way into another process: its words for reading and writing.
    enum Via {
        PTRACE("peek", "poke"),
        /// /proc/PID/mem.
        MEM("memread", "memwrite"),
        /// `process_vm_readv`, `process_vm_writev`.
        PVM("pvmread", "pvmwrite");

        private final String readWord;
        private final String writeWord;

        Via(String readWord, String writeWord) {
            this.readWord = readWord;
            this.writeWord = writeWord;
        }

        public String readWord() {
            return readWord;
        }

        public String writeWord() {
            return writeWord;
        }
    }
}
