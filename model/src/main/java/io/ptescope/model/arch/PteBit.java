package io.ptescope.model.arch;

/// One named bit of a page-table entry. Where the bit stands depends on the kernel's era: see [PteLayout].
public enum PteBit {
    PRESENT("P", "present"),
    RW("RW", "writable"),
    USER("US", "user"),
    ACCESSED("A", "accessed (young)"),
    DIRTY("D", "dirty"),
    PROTNONE("PN", "present to the kernel, forbidden to the CPU"),
    SPECIAL("SPC", "special: no struct page behind it"),
    DEVMAP("DEV", "device memory with a struct page"),
    SOFT_DIRTY("SD", "soft-dirty"),
    UFFD_WP("UF", "write-protected for userfaultfd"),
    HUGE("PS", "one entry of the level above maps 2 MiB"),
    NX("NX", "no execute");

    private final String mnemonic;
    private final String meaning;

    PteBit(String mnemonic, String meaning) {
        this.mnemonic = mnemonic;
        this.meaning = meaning;
    }

    /// The short name shown in a bit box.
    public String mnemonic() {
        return mnemonic;
    }

    /// What the bit says, in a few words.
    public String meaning() {
        return meaning;
    }
}
