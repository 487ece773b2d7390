package io.ptescope.model.kernel;

import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Buffers;
import io.ptescope.model.state.Counter;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.InodeList;
import io.ptescope.model.state.InodeState;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.MappingTag;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.PageList;
import io.ptescope.model.state.Tables;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts everything in a machine at rest once more, from the page tables up (invariants I01 to I15 of the
/// specification), and says what does not add up.
final class Accounts {
    private static final long PAGE = 4096;

    private final Machine machine;
    private final Kernel kernel;
    private final List<String> wrong = new ArrayList<>();
    private final int[] mapped;
    private final Map<Integer, Integer> named = new HashMap<>();

    private Accounts(Kernel kernel) {
        this.kernel = kernel;
        this.machine = kernel.machine();
        this.mapped = new int[machine.pages().frames()];
    }

    static List<String> audit(Kernel kernel) {
        Accounts accounts = new Accounts(kernel);
        accounts.spaces();
        accounts.slots();
        accounts.pages();
        accounts.lists();
        accounts.files();
        accounts.locks();
        return accounts.wrong;
    }

    private void check(boolean holds, String what) {
        if (!holds) {
            wrong.add(what);
        }
    }

    private void spaces() {
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            long fileRss = 0;
            long anonRss = 0;
            long inSwap = 0;
            int seen = 0;
            long pages = 0;
            long end = 0;
            for (int vma : machine.vmas().of(mm)) {
                check(machine.vmas().start(vma) >= end, "areas of mm " + mm + " overlap");
                end = machine.vmas().end(vma);
                pages += machine.vmas().pages(vma);
                for (long address = machine.vmas().start(vma); address < end; address += PAGE) {
                    Pte entry = machine.tables().pte(mm, address);
                    if (entry.isNone()) {
                        continue;
                    }
                    seen++;
                    Optional<SwapEntry> swapped = SwapEntry.of(entry, machine.layout());
                    if (swapped.isPresent()) {
                        named.merge(swapped.get().slot(), 1, Integer::sum);
                        inSwap++;
                        continue;
                    }
                    if (entry.has(machine.layout().mask(PteBit.SPECIAL))) {
                        check(!entry.isWritable() || entry.pfn() != Facts.ZERO_PFN, "the zero page is writable for mm "
                            + mm);
                        continue;
                    }
                    int page = (int) entry.pfn();
                    mapped[page]++;
                    if (machine.pages().isAnon(page)) {
                        anonRss++;
                    } else {
                        fileRss++;
                    }
                    entry(mm, vma, address, entry, page);
                }
            }
            int entries = machine.tables().root(mm) < 0 ? 0 : entries(machine.tables().root(mm), Level.PGD);
            check(entries == seen, "mm " + mm + " has " + entries + " entries, " + seen + " of them in areas");
            check(machine.processes().fileRss(mm) == fileRss, "file_rss of mm " + mm);
            check(machine.processes().anonRss(mm) == anonRss, "anon_rss of mm " + mm);
            check(machine.swaps().entries(mm) == (kernel.has(Patch.SWAP_COUNTED) ? inSwap : 0), "swapents of mm " + mm);
            check(machine.get(Field.MM_TOTAL_VM, mm, 0) == pages, "total_vm of mm " + mm);
            translations(mm);
        }
    }

    private int entries(int table, Level level) {
        int count = 0;
        for (int index = 0; index < Level.ENTRIES; index++) {
            long entry = machine.tables().entry(table, index);
            if (entry != 0) {
                count += level == Level.PTE ? 1 : entries(Tables.tableOf(entry), level.below());
            }
        }
        return count;
    }

    private void entry(int mm, int vma, long address, Pte entry, int page) {
        String where = "entry " + Long.toHexString(address) + " of mm " + mm;
        check(machine.pages().list(page) != PageList.FREE, where + " maps a free page");
        check(!entry.isWritable() || machine.vmas().is(vma, VmFlag.WRITE), where + " is writable, its area is not");
        boolean anon = machine.pages().isAnon(page);
        if (machine.vmas().isCow(vma) && entry.isWritable()) {
            check(anon, where + " lets a private area write to a page of a file");
            check(machine.pages().mapcount(page) == 1, where + " lets one of several owners write");
        }
        int file = machine.vmas().file(vma);
        if (!anon && page != 0) {
            check(machine.mappings().page(file, machine.vmas().index(vma, address)) == page, where + " maps a page "
                + "that is not the file's at this place");
        }
        check(file == 0 || machine.vmas().index(vma, address) < machine.inodes().pages(file), where
            + " lies beyond the end of the file");
        boolean counted = file != 0 && kernel.fileSystems().accountsDirty(file);
        if (kernel.has(Patch.DIRTY_TRACKING) && counted && machine.vmas().is(vma, VmFlag.SHARED)) {
            check(!entry.isWritable() && !entry.isDirty() || machine.pages().is(page, PageFlag.DIRTY),
                where + " may write or is dirty, its page is marked clean");
        }
    }

    private void translations(int mm) {
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            for (long vpn : machine.tlbs().cached(cpu, mm)) {
                Pte cached = new Pte(machine.tlbs().entry(cpu, mm, vpn));
                Pte entry = machine.tables().pte(mm, vpn << 12);
                check((machine.processes().cpus(mm) & 1L << cpu) != 0, "cpu " + cpu + " remembers mm " + mm);
                check(entry.isPresent() && entry.pfn() == cached.pfn()
                    && (!cached.isWritable() || entry.isWritable()) && (!cached.isDirty() || entry.isDirty()),
                    "cpu " + cpu + " may do more at " + Long.toHexString(vpn << 12) + " than the entry allows");
            }
        }
    }

    private void slots() {
        for (int slot = 1; slot < machine.swaps().end(); slot++) {
            int page = machine.swaps().page(slot);
            check(machine.swaps().references(slot) == named.getOrDefault(slot, 0), "slot " + slot + " of swap counts "
                + machine.swaps().references(slot) + ", entries " + named.getOrDefault(slot, 0));
            check(page < 0 || machine.swaps().slot(page) == slot, "slot " + slot + " has page " + page);
            check(page < 0 || machine.swaps().references(slot) > 0, "slot " + slot + " is kept for nobody");
        }
    }

    private void pages() {
        int dirty = 0;
        int writeback = 0;
        int fileMapped = 0;
        int anonPages = 0;
        for (int page = 0; page < mapped.length; page++) {
            int inode = machine.pages().inode(page);
            boolean cached = inode != 0 && machine.mappings().page(inode, machine.pages().index(page)) == page;
            boolean buffered = (machine.pages().buffers(page) & Buffers.ATTACHED) != 0;
            boolean owned = cached || machine.pages().is(page, PageFlag.RESERVED);
            boolean swapped = machine.swaps().slot(page) != 0;
            check(swapped == machine.pages().is(page, PageFlag.SWAPCACHE), "PG_swapcache of page " + page);
            int users = mapped[page] + (owned ? 1 : 0) + (buffered ? 1 : 0) + (swapped ? 1 : 0);
            check(machine.pages().mapcount(page) == mapped[page], "mapcount of page " + page);
            check(machine.pages().refcount(page) == users, "refcount of page " + page + " is "
                + machine.pages().refcount(page) + ", users " + users);
            check((machine.pages().list(page) == PageList.FREE) == (users == 0), "page " + page + " is lost");
            check(inode == 0 || cached, "page " + page + " names a file that does not have it");
            check(!machine.pages().is(page, PageFlag.LOCKED), "page " + page + " is locked");
            check(buffered == machine.pages().is(page, PageFlag.PRIVATE), "PG_private of page " + page);
            if (inode != 0 && kernel.fileSystems().accountsDirty(inode)) {
                dirty += machine.pages().is(page, PageFlag.DIRTY) ? 1 : 0;
            }
            writeback += machine.pages().is(page, PageFlag.WRITEBACK) ? 1 : 0;
            boolean anon = machine.pages().isAnon(page);
            anonPages += anon && mapped[page] > 0 ? 1 : 0;
            fileMapped += !anon && mapped[page] > 0 ? 1 : 0;
        }
        check(machine.counter(Counter.NR_DIRTY) == dirty, "nr_dirty is " + machine.counter(Counter.NR_DIRTY)
            + ", dirty pages " + dirty);
        check(machine.counter(Counter.NR_WRITEBACK) == writeback, "nr_writeback");
        check(machine.counter(Counter.NR_FILE_MAPPED) == fileMapped, "nr_file_mapped is "
            + machine.counter(Counter.NR_FILE_MAPPED) + ", mapped pages " + fileMapped);
        check(machine.counter(Counter.NR_ANON_PAGES) == anonPages, "nr_anon_pages");
    }

    private void lists() {
        int onLists = 0;
        for (PageList list : PageList.values()) {
            for (int page = list == PageList.NONE ? -1 : machine.pages().first(list); page >= 0;
                page = machine.pages().next(page)) {
                onLists++;
                boolean lru = list == PageList.ACTIVE || list == PageList.INACTIVE;
                check(machine.pages().list(page) == list, "page " + page + " is on a list that it does not name");
                check(machine.pages().is(page, PageFlag.LRU) == lru, "PG_lru of page " + page);
                check(machine.pages().is(page, PageFlag.ACTIVE) == (list == PageList.ACTIVE), "PG_active of " + page);
                check(list != PageList.FREE || machine.pages().flags(page) == 0, "free page " + page + " has flags");
            }
        }
        check(onLists == machine.facts().firstPmem() - 1, onLists + " pages are on lists");
    }

    private void files() {
        int cached = 0;
        for (int inode = 1; inode <= machine.facts().inodes().size(); inode++) {
            int pages = 0;
            boolean tagged = false;
            for (int index = 0; index < machine.mappings().end(inode); index++) {
                int page = machine.mappings().page(inode, index);
                pages += page >= 0 ? 1 : 0;
                boolean tag = machine.mappings().has(inode, index, MappingTag.DIRTY);
                tagged |= tag;
                check(!tag || machine.mappings().entry(inode, index) != 0, "an empty slot is tagged");
                if (page >= 0 && kernel.fileSystems().accountsDirty(inode)) {
                    check(tag == machine.pages().is(page, PageFlag.DIRTY), "tag and mark of page " + page);
                }
            }
            cached += pages;
            check(machine.mappings().nrpages(inode) == pages, "nrpages of file " + inode);
            check(!tagged || machine.inodes().is(inode, InodeState.DIRTY_PAGES)
                && machine.inodes().list(inode) != InodeList.NONE, "file " + inode + " has dirt and is not listed");
            check(!machine.inodes().is(inode, InodeState.SYNC), "file " + inode + " is still being written");
        }
        check(machine.counter(Counter.NR_FILE_PAGES) == cached, "nr_file_pages");
    }

    private void locks() {
        for (LockKind kind : LockKind.values()) {
            for (int object = 0; object < machine.locks().objects(kind); object++) {
                check(machine.locks().isFree(kind, object), kind + " of " + object + " is held");
            }
        }
    }
}
