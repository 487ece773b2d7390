package io.ptescope.model.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All sites, by number.
public final class Sites {
    /// The number of the first site of each file. Number 0 is no site.
    private static final int[] FIRST = new int[SourceFile.values().length];
    private static final Site[] BY_ID;
    private static final List<Site> ALL;

    static {
        List<Site> all = new ArrayList<>();
        all.addAll(List.of(BufferSite.values()));
        all.addAll(List.of(CpuSite.values()));
        all.addAll(List.of(DriverSite.values()));
        all.addAll(List.of(DaxSite.values()));
        all.addAll(List.of(FadviseSite.values()));
        all.addAll(List.of(FaultSite.values()));
        all.addAll(List.of(FileSystemSite.values()));
        all.addAll(List.of(FileTailSite.values()));
        all.addAll(List.of(FilemapSite.values()));
        all.addAll(List.of(ForkSite.values()));
        all.addAll(List.of(FremapSite.values()));
        all.addAll(List.of(FsWritebackSite.values()));
        all.addAll(List.of(MemoryInsertSite.values()));
        all.addAll(List.of(GupSite.values()));
        all.addAll(List.of(MemorySite.values()));
        all.addAll(List.of(MemoryDoFaultSite.values()));
        all.addAll(List.of(MemoryWpSite.values()));
        all.addAll(List.of(UsercopySite.values()));
        all.addAll(List.of(ProcessVmAccessSite.values()));
        all.addAll(List.of(MemoryRemoteSite.values()));
        all.addAll(List.of(MadviseSite.values()));
        all.addAll(List.of(MincoreSite.values()));
        all.addAll(List.of(MemoryZeromapSite.values()));
        all.addAll(List.of(MlockSite.values()));
        all.addAll(List.of(TaskMmuSite.values()));
        all.addAll(List.of(UserfaultfdSite.values()));
        all.addAll(List.of(VmscanPagesSite.values()));
        all.addAll(List.of(ShmemSite.values()));
        all.addAll(List.of(MmapSite.values()));
        all.addAll(List.of(MremapSite.values()));
        all.addAll(List.of(MprotectSite.values()));
        all.addAll(List.of(MsyncSite.values()));
        all.addAll(List.of(OpenSite.values()));
        all.addAll(List.of(PageWritebackSite.values()));
        all.addAll(List.of(ReadaheadSite.values()));
        all.addAll(List.of(RmapSite.values()));
        all.addAll(List.of(SwapSite.values()));
        all.addAll(List.of(SwapStateSite.values()));
        all.addAll(List.of(PageIoSite.values()));
        all.addAll(List.of(MemorySwapSite.values()));
        all.addAll(List.of(HugeMemorySite.values()));
        all.addAll(List.of(DaxHugeSite.values()));
        all.addAll(List.of(SyncSite.values()));
        all.addAll(List.of(TruncateSite.values()));
        all.addAll(List.of(VmscanSite.values()));
        BY_ID = new Site[all.size() + 1];
        for (int i = 0; i < all.size(); i++) {
            Site site = all.get(i);
            BY_ID[i + 1] = site;
            if (site.ordinal() == 0) {
                FIRST[site.file().ordinal()] = i + 1;
            }
        }
        ALL = List.copyOf(all);
    }

    private Sites() {}

    /// The site with this number; none for 0.
    public static Optional<Site> of(int id) {
        return id < BY_ID.length ? Optional.ofNullable(BY_ID[id]) : Optional.empty();
    }

    static int first(SourceFile file) {
        return FIRST[file.ordinal()];
    }

    /// Every site that the model can emit.
    public static List<Site> all() {
        return ALL;
    }
}
