package io.ptescope.app.layout;

import io.ptescope.model.state.Counter;

/// What a box of a figure stands for. Equal ids in two figures are the same thing, so selection and animation work
/// across steps.
public sealed interface BoxId {
    /// A stable name of letters, digits and hyphens, unique in a figure; the element id in SVG.
    String key();

    /// The entry that translates `address` in address space `mm`.
    record Pte(int mm, long address) implements BoxId {
        @Override
        public String key() {
            return "pte-" + mm + "-" + Long.toHexString(address);
        }
    }

    /// Several neighbouring entries that are too small to be drawn one by one.
    record PteRange(int mm, long address, int pages) implements BoxId {
        @Override
        public String key() {
            return "ptes-" + mm + "-" + Long.toHexString(address) + "-" + pages;
        }
    }

    /// All entries of an area that are in sight, as a map.
    record AreaMap(int vma) implements BoxId {
        @Override
        public String key() {
            return "map-" + vma;
        }
    }

    /// All slots of a page cache that are in sight, as a map.
    record CacheMap(int inode) implements BoxId {
        @Override
        public String key() {
            return "cache-map-" + inode;
        }
    }

    /// What a CPU has cached of the entry of `address`.
    record TlbEntry(int cpu, int mm, long address) implements BoxId {
        @Override
        public String key() {
            return "tlb-" + cpu + "-" + mm + "-" + Long.toHexString(address);
        }
    }

    /// A slot of a file's page cache.
    record CachePage(int inode, int index) implements BoxId {
        @Override
        public String key() {
            return "cache-" + inode + "-" + index;
        }
    }

    /// Several neighbouring slots of a file's page cache.
    record CacheRange(int inode, int index, int pages) implements BoxId {
        @Override
        public String key() {
            return "caches-" + inode + "-" + index + "-" + pages;
        }
    }

    /// What the medium holds for a page of a file.
    record DiskBlock(int inode, int index) implements BoxId {
        @Override
        public String key() {
            return "disk-" + inode + "-" + index;
        }
    }

    /// A page on a list.
    record ListEntry(ListName list, int pfn) implements BoxId {
        @Override
        public String key() {
            return "list-" + list.key() + "-" + Integer.toHexString(pfn);
        }
    }

    /// A list as a whole.
    record ListBox(ListName list) implements BoxId {
        @Override
        public String key() {
            return "list-" + list.key();
        }
    }

    /// The head of the row of a memory area.
    record VmaLabel(int vma) implements BoxId {
        @Override
        public String key() {
            return "vma-" + vma;
        }
    }

    /// The head of the rows of a file.
    record FileLabel(int inode) implements BoxId {
        @Override
        public String key() {
            return "file-" + inode;
        }
    }

    /// The head of the rows of an address space.
    record ProcessLabel(int mm) implements BoxId {
        @Override
        public String key() {
            return "process-" + mm;
        }
    }

    /// A counter of the machine.
    record CounterBox(Counter counter) implements BoxId {
        @Override
        public String key() {
            return "counter-" + counter.ordinal();
        }
    }

    /// A stretch of the timeline: a path through the kernel, entered at event `begin`.
    record PathSpan(int lane, long begin) implements BoxId {
        @Override
        public String key() {
            return "path-" + lane + "-" + begin;
        }
    }

    /// A named moment on the timeline.
    record TimeMark(long position, String name) implements BoxId {
        @Override
        public String key() {
            return "mark-" + position + "-" + Integer.toHexString(name.hashCode());
        }
    }

    /// Where the timeline stands now.
    record Playhead() implements BoxId {
        @Override
        public String key() {
            return "playhead";
        }
    }

    /// Something that only adorns: a heading, a card, a line. `name` tells it from its like.
    record Adornment(String name) implements BoxId {
        @Override
        public String key() {
            return "x-" + name;
        }
    }
}
