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

    /// Whether a folio has pages on both sides of the border between the pages `edge` - 1 and `edge`, or begins with
    /// page `edge` and reaches beyond page `other`, which is larger.
    boolean isCutAt(int inode, int edge, int other) {
        int page = machine.mappings().page(inode, edge);
        if (page == NO_PAGE || !machine.pages().isLarge(page)) {
            return false;
        }
        return first(inode, edge) < edge || edge < other && end(inode, edge + 1) > other;
    }

    /// Whether the folio that holds page `index` has pages outside of a range.
    boolean reachesBeyond(int inode, int index, int from, int to) {
        int page = machine.mappings().page(inode, index);
        return machine.pages().isLarge(page) && (first(inode, index) < from || end(inode, index + 1) > to);
    }

    /// `folio_split` at `page`: halved again and again on the side where the page is, until that stands by itself. If
    /// only `pages` pages from there on go, the page behind them is freed from its folio in the same way.
    void split(int page, int pages) {
        int end = machine.pages().head(page) + machine.pages().folioPages(page);
        halve(page);
        if (pages > 0 && pages < end - page && machine.pages().isLarge(page + pages)) {
            halve(page + pages);
        }
    }

    private void halve(int page) {
        int head = machine.pages().head(page);
        int order = Integer.numberOfTrailingZeros(machine.pages().folioPages(page));
        while (order > 0) {
            order--;
            int upper = head + (1 << order);
            form(page < upper ? upper : head, order);
            head = page < upper ? head : upper;
        }
        form(page, 0);
    }

    /// Whether the area maps the whole folio of `page`: a folio that belongs to it only in part is not its to lock.
    boolean isWithin(int page, int vma) {
        if (!machine.pages().isLarge(page)) {
            return true;
        }
        int first = machine.pages().index(machine.pages().head(page));
        return machine.vmas().address(vma, first) >= machine.vmas().start(vma)
            && machine.vmas().address(vma, first + machine.pages().folioPages(page)) <= machine.vmas().end(vma);
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

    /// Reads 2^`order` pages from page `index` on, none of which is cached, into one folio; false if no frames that
    /// follow each other are free.
    boolean read(int inode, int index, int order) {
        int head = kernel.pageAlloc().allocRun(1 << order);
        if (head == PageAlloc.NONE) {
            return false;
        }
        for (int i = 0; i < 1 << order; i++) {
            set(Field.PAGE_CONTENT, head + i, machine.inodes().onDisk(inode, index + i));
            kernel.filemap().addToPageCache(inode, index + i, head + i);
        }
        form(head, order);
        return true;
    }

    /// Makes one folio of 2^`order` pages that follow each other in memory, in a file, and begin with `head`.
    private void form(int head, int order) {
        for (int page = head; page < head + (1 << order); page++) {
            set(Field.PAGE_FOLIO, page, Pages.folio(head, order));
        }
    }
}
