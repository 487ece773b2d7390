package io.ptescope.model.check;

import io.ptescope.model.kernel.Patch;
import io.ptescope.model.state.Field;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The invariants that are watched, as specification section 10 numbers them.
public enum Invariant {
    I01("Writable means dirty: a counted page that a tracked shared area may write to is marked dirty.",
        Patch.DIRTY_TRACKING, Watched.ENTRIES, EnumSet.of(Field.PAGE_FLAGS, Field.PAGE_MAPPING, Field.MAPPING_TAGS)),
    I02("Dirt is known: a counted page with a dirty entry in a shared area is marked dirty.",
        Patch.DIRTY_TRACKING, Watched.ENTRIES, EnumSet.of(Field.PAGE_FLAGS, Field.PAGE_MAPPING, Field.MAPPING_TAGS)),
    I03("nr_dirty is the number of counted pages that are marked dirty.",
        null, EnumSet.of(Field.PAGE_FLAGS, Field.PAGE_MAPPING, Field.COUNTER)),
    I04("nr_writeback is the number of pages under writeback, and each of them is tagged so in its file.",
        null, EnumSet.of(Field.PAGE_FLAGS, Field.PAGE_MAPPING, Field.COUNTER, Field.MAPPING_TAGS,
            Field.MAPPING_ENTRY)),
    I05("A cached page that is marked dirty and can be written is tagged dirty in its file.",
        null, EnumSet.of(Field.PAGE_FLAGS, Field.MAPPING_TAGS, Field.MAPPING_ENTRY)),
    I06("A page that is tagged dirty without being marked dirty is locked: somebody is cleaning it.",
        null, EnumSet.of(Field.PAGE_FLAGS, Field.MAPPING_TAGS, Field.MAPPING_ENTRY)),
    I07("A page that a sync has still to write is tagged dirty, or locked by whoever writes it.",
        null, EnumSet.of(Field.MAPPING_TAGS, Field.MAPPING_ENTRY)),
    I08("A file with a page that is tagged dirty is dirty itself and on a list of dirty files.",
        null, EnumSet.of(Field.MAPPING_TAGS, Field.INODE_STATE, Field.INODE_LIST)),
    I09("The map count of a page is the number of entries that map it; a slot of swap counts those that name it.",
        null, Watched.ENTRIES, EnumSet.of(Field.PAGE_MAPCOUNT, Field.SWAP_MAP)),
    I10("The reference count of a page is its users: cache, entries, buffers, and who holds it for the moment.",
        null, EnumSet.of(Field.PAGE_REFCOUNT, Field.PAGE_MAPCOUNT, Field.PAGE_BUFFERS, Field.MAPPING_ENTRY,
            Field.PAGE_MAPPING, Field.PAGE_FLAGS)),
    I11("An address space counts its pages right: of files, its own, and in swap.",
        null, Watched.ENTRIES, EnumSet.of(Field.MM_FILE_RSS, Field.MM_ANON_RSS, Field.PAGE_MAPPING,
            Field.MM_SWAPENTS)),
    I12("A writable entry lies in a writable area.",
        null, Watched.ENTRIES),
    I13("No CPU remembers more rights than the entry grants: same page, and no write or dirty bit of its own.",
        null, Watched.ENTRIES, EnumSet.of(Field.TLB_ENTRY)),
    I14("A page is not freed while a CPU can still get at it, nor used anew while a fault still means the old one.",
        null, EnumSet.of(Field.TLB_ENTRY, Field.PAGE_REFCOUNT)),
    I15("A private area writes only to pages of its own, which nobody else maps.",
        null, Watched.ENTRIES, EnumSet.of(Field.PAGE_MAPPING)),
    I16("Shared means the same: all shared areas that map a page of a file map that one page.",
        null, Watched.ENTRIES, EnumSet.of(Field.PAGE_MAPPING, Field.MAPPING_ENTRY)),
    I17("What has no struct page is counted nowhere.",
        null, Watched.ENTRIES, EnumSet.of(Field.PAGE_MAPCOUNT)),
    I18("Cleaning a page leaves private areas alone.",
        Patch.DIRTY_TRACKING),
    I19("The entries of an area begin writable only if it is shared, may write, and nobody wants to hear of stores.",
        null, EnumSet.of(Field.VMA_MM, Field.VMA_FLAGS, Field.VMA_PAGE_PROT, Field.VMA_FILE)),
    I20("A fault makes a page writable only after the file system has been asked, if it wants to be.",
        Patch.PAGE_MKWRITE),
    I21("A fault that the file system has refused leaves entry, references and map count as they were.",
        Patch.PAGE_MKWRITE),
    I22("When fsync returns 0, every store before it is on the medium.",
        Patch.FAULT_WITH_PAGE_LOCK),
    I23("Nothing is lost: what a page holds and the medium does not, somebody knows of.",
        null, Watched.ENTRIES, EnumSet.of(Field.PAGE_CONTENT, Field.PAGE_FLAGS, Field.PAGE_IO, Field.DISK_CONTENT)),
    I24("Whoever cleans a page or begins to write it holds its lock.",
        null),
    I25("When a page has been cleaned, no CPU can write to it without a fault.",
        Patch.DIRTY_TRACKING),
    I26("Locks are taken from the outside inwards, so that nobody waits in a circle.",
        null),
    I27("Nobody sleeps with a lock on which others spin.",
        null),
    I28("Device memory that a shared entry may write to, or has written to, is tagged dirty in its file.",
        Patch.DAX, Watched.ENTRIES, EnumSet.of(Field.MAPPING_ENTRY, Field.MAPPING_TAGS)),
    I29("A hole of a DAX file is never writable, and its zeroes are never dirty.",
        Patch.DAX, Watched.ENTRIES, EnumSet.of(Field.MAPPING_ENTRY, Field.MAPPING_TAGS)),
    I30("The tree of a DAX file holds entries only, never pages, and counts them right.",
        Patch.DAX_ZERO_PAGE, EnumSet.of(Field.MAPPING_ENTRY, Field.MAPPING_NRPAGES, Field.MAPPING_NREXCEPTIONAL)),
    I31("A slot of a DAX file has one owner at a time, who gives it back before he leaves.",
        Patch.DAX),
    I32("Inserting a frame never puts it in the place of another.",
        Patch.INSERT_MIXED_MKWRITE),
    I33("Every fault is counted once, and by its task only if it succeeded.",
        null),
    I34("Nothing is mapped beyond the end of a file.",
        null, Watched.ENTRIES, EnumSet.of(Field.INODE_SIZE));

    private final String sentence;
    private final Optional<Patch> promise;
    private final Set<Field> fields;

    @SafeVarargs
    Invariant(String sentence, @Nullable Patch promise, Set<Field>... fields) {
        this.sentence = sentence;
        this.promise = Optional.ofNullable(promise);
        EnumSet<Field> all = EnumSet.noneOf(Field.class);
        for (Set<Field> some : fields) {
            all.addAll(some);
        }
        this.fields = all;
    }

    /// What is watched, in one sentence for people.
    public String sentence() {
        return sentence;
    }

    /// The patch with which kernels began to promise it; none if all of them do.
    public Optional<Patch> promise() {
        return promise;
    }

    /// Whether a kernel with `patches` promises it.
    public boolean isPromisedBy(Set<Patch> patches) {
        return promise.map(patches::contains).orElse(true);
    }

    /// The fields that decide about it.
    Set<Field> fields() {
        return fields;
    }

    /// Fields that several invariants watch.
    private static final class Watched {
        static final Set<Field> ENTRIES = EnumSet.of(Field.TABLE_ENTRY, Field.MM_PGD, Field.VMA_MM, Field.VMA_START,
            Field.VMA_END, Field.VMA_FLAGS, Field.VMA_PAGE_PROT, Field.VMA_FILE);
    }
}
