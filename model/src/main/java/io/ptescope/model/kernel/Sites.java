package io.ptescope.model.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All sites, by number.
public final class Sites {
    private static final Site[] BY_ID = new Site[SourceFile.values().length << 8];
    private static final List<Site> ALL;

    static {
        List<Site> all = new ArrayList<>();
        all.addAll(List.of(BufferSite.values()));
        all.addAll(List.of(CpuSite.values()));
        all.addAll(List.of(FaultSite.values()));
        all.addAll(List.of(FileSystemSite.values()));
        all.addAll(List.of(FilemapSite.values()));
        all.addAll(List.of(ForkSite.values()));
        all.addAll(List.of(FsWritebackSite.values()));
        all.addAll(List.of(MemoryInsertSite.values()));
        all.addAll(List.of(MemorySite.values()));
        all.addAll(List.of(MemoryWpSite.values()));
        all.addAll(List.of(MmapSite.values()));
        all.addAll(List.of(MprotectSite.values()));
        all.addAll(List.of(MsyncSite.values()));
        all.addAll(List.of(PageWritebackSite.values()));
        all.addAll(List.of(RmapSite.values()));
        all.addAll(List.of(SyncSite.values()));
        all.addAll(List.of(TruncateSite.values()));
        for (Site site : all) {
            BY_ID[site.id()] = site;
        }
        ALL = List.copyOf(all);
    }

    private Sites() {}

    /// The site with this number; none for 0.
    public static Optional<Site> of(int id) {
        return Optional.ofNullable(BY_ID[id]);
    }

    /// Every site that the model can emit.
    public static List<Site> all() {
        return ALL;
    }
}
