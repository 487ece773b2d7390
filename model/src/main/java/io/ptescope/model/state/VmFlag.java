package io.ptescope.model.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Flags of a memory area, with the kernel's values where they are unambiguous (specification section 1.2).
public enum VmFlag {
    READ(0x1L),
    WRITE(0x2L),
    EXEC(0x4L),
    SHARED(0x8L),
    MAYREAD(0x10L),
    MAYWRITE(0x20L),
    MAYEXEC(0x40L),
    MAYSHARE(0x80L),
    PFNMAP(0x400L),
    LOCKED(0x2000L),
    IO(0x4000L),
    DONTCOPY(0x20000L),
    DONTEXPAND(0x40000L),
    RESERVED(0x80000L),
    ACCOUNT(0x100000L),
    NONLINEAR(0x800000L),
    /// The frames of the area follow one another: the kernel keeps their memory type.
    PAT(0x1000000L),
    INSERTPAGE(0x2000000L),
    SOFTDIRTY(0x8000000L),
    MIXEDMAP(0x10000000L),
    SYNC(0x20000000L),
    WIPEONFORK(0x40000000L),
    SEQ_READ(0x8000L),
    RAND_READ(0x10000L),
    /// Registered with userfaultfd for write protection.
    UFFD_WP(0x1000L),
    /// Only a wish: the model has no huge pages.
    HUGEPAGE(0x1_0000_0000L),
    NOHUGEPAGE(0x2_0000_0000L),
    /// A private mapping of /dev/zero: memory without a file, for which the kernel keeps `vm_file` all the same.
    DEV_ZERO(0x4_0000_0000L);

    private final long mask;

    VmFlag(long mask) {
        this.mask = mask;
    }

    public long mask() {
        return mask;
    }

    /// What people call it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Those that are set in `bits`.
    public static List<VmFlag> of(long bits) {
        return Arrays.stream(values()).filter(each -> (bits & each.mask()) != 0).toList();
    }
}
