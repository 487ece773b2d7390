package io.ptescope.app.layout;

import io.ptescope.model.arch.PageSize;

/// What the cells of a map are.
sealed interface Subject {
    /// What they are called together.
    String name();

    /// The single cell of page `page`.
    BoxId id(int page);

    /// The cell of several pages.
    BoxId id(int page, int pages);

    /// The page that `id` is about, or -1 if it is about something else.
    int page(BoxId id);

    /// The entries of an area that begins at `start`.
    record Entries(int mm, long start, String name) implements Subject {
        @Override
        public BoxId id(int page) {
            return new BoxId.Pte(mm, address(page));
        }

        @Override
        public BoxId id(int page, int pages) {
            return new BoxId.PteRange(mm, address(page), pages);
        }

        @Override
        public int page(BoxId id) {
            return switch (id) {
                case BoxId.Pte(int space, long address) -> page(space, address);
                case BoxId.PteRange(int space, long address, int _) -> page(space, address);
                default -> -1;
            };
        }

        private int page(int space, long address) {
            long page = address - start >> PageSize.SHIFT;
            return space == mm && page >= 0 && page <= Integer.MAX_VALUE ? (int) page : -1;
        }

        private long address(int page) {
            return start + PageSize.bytes(page);
        }
    }

    /// The slots of the page cache of a file.
    record Slots(int inode, String name) implements Subject {
        @Override
        public BoxId id(int page) {
            return new BoxId.CachePage(inode, page);
        }

        @Override
        public BoxId id(int page, int pages) {
            return new BoxId.CacheRange(inode, page, pages);
        }

        @Override
        public int page(BoxId id) {
            return switch (id) {
                case BoxId.CachePage(int file, int index) -> file == inode ? index : -1;
                case BoxId.CacheRange(int file, int index, int _) -> file == inode ? index : -1;
                default -> -1;
            };
        }
    }

    /// The frames of a device.
    record Blocks(int inode, String name) implements Subject {
        @Override
        public BoxId id(int page) {
            return new BoxId.DiskBlock(inode, page);
        }

        @Override
        public BoxId id(int page, int pages) {
            return new BoxId.DiskBlock(inode, page);
        }

        @Override
        public int page(BoxId id) {
            return id instanceof BoxId.DiskBlock(int file, int index) && file == inode ? index : -1;
        }
    }
}
