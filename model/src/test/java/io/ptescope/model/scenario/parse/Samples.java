package io.ptescope.model.scenario.parse;

/// Texts for tests.
final class Samples {
    static final String EVERY_OPERATION = """
        title every operation; "quoted" words are only words
        tags one two
        covers S1-01 S4-24
        catalogue D23
        kernel 6.1 6.18
        machine cpus=4 frames=128 background=8 dirty=16
        tinyfs tn ext4 2M
        file F ext4 pages=8
        file G xfs pages=2 big cold bytes=6000
        file H tn pages=1 hole
        dev D mixed_raw
        sysctl vm/dirty_expire_centisecs 20
        debugfs fault_around_bytes 4096
        inject allocation ENOMEM at 3
        inject writepage EIO always
        mmap A F shared rw pages=4 off=2 populate
        mmap B anon private none pages=2
        mmap C D shared r pages=1
        mmap E devzero private rw pages=1
        mmap I perf shared rw pages=3
        read A 0
        read A 1 at=9
        write A 0 65
        write A 0 66 at=4095
        mprotect A 0 4 none
        munmap A 1 2
        munmap E
        mremap B 8
        mremap B 4 move
        msync A sync
        msync A async
        msync A inval page=1 n=2
        fsync F
        fdatasync F
        syncfs F
        journal F
        strip F
        sync
        sfr F 0 3 wait_before write wait_after
        pread F 0
        pread F 1 direct
        pwrite F 0 120
        pwrite F 9 121 osync
        pwrite F 0 121 direct
        ftruncate F 3
        ftruncate F bytes=100
        fallocate F punch 0 2
        fadvise F dontneed 0 0
        madvise B 0 1 populate_read
        madvise B 0 4 dontneed
        mlock A 0 2
        munlock A 0 2
        mincore A
        readinto G 1 A 0 direct
        writefrom G 1 A 0
        fork K
        in K fork L
        exit L
        sleep 20
        clear_refs 1
        poke K A 0 75
        peek K A 0
        memwrite K A 0 75
        memread K A 0
        pvmwrite K A 0 75
        pvmread K A 0
        uffdreg B
        uffdwp B 0 4 on
        in K write A 0 1
        """;

    private Samples() {}
}
