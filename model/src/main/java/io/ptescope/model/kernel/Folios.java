package io.ptescope.model.kernel;

import io.ptescope.model.state.Field;
import io.ptescope.model.state.Pages;

/// Large folios (mm/huge_memory.c): several pages of a file that become dirty, are written and leave together. These
/// are parts of the steps of others, so none is a call of its own.
final class Folios extends KernelFile {
    private static final int NO_PAGE = -1;

    Folios(Kernel kernel) {
        super(kernel);
    }

    /// The index at which the folio that holds page `index` begins; `index` itself where none is cached.
    int first(int inode, int index) {
        int page = machine.mappings().page(inode, index);
        return page == NO_PAGE ? index : index - (page - machine.pages().head(page));
    }

    /// The end of a range that ends at `index`, so that it covers whole folios.
    int end(int inode, int index) {
        if (index <= 0) {
            return index;
        }
        int last = machine.mappings().page(inode, index - 1);
        return last == NO_PAGE ? index : first(inode, index - 1) + machine.pages().folioPages(last);
    }

    /// Lets every page of the folio of `page` stand by itself.
    void dissolve(int page) {
        if (!machine.pages().isLarge(page)) {
            return;
        }
        int head = machine.pages().head(page);
        int end = head + machine.pages().folioPages(page);
        for (int other = head; other < end; other++) {
            set(Field.PAGE_FOLIO, other, 0);
        }
    }

    /// Makes one folio of 2^`order` pages that follow each other in memory, in a file, and begin with `head`.
    void form(int head, int order) {
        for (int page = head; page < head + (1 << order); page++) {
            set(Field.PAGE_FOLIO, page, Pages.folio(head, order));
        }
    }
}
