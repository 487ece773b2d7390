package io.ptescope.app.layout;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.state.Facts;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import io.ptescope.model.state.Tlbs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What the cells of page-table entries say.
final class EntryCells {
    private final Machine machine;
    private final Changes changes;
    private final Words words;

    EntryCells(Machine machine, Changes changes, Words words) {
        this.machine = machine;
        this.changes = changes;
        this.words = words;
    }

    /// The box of the entry of `address`, which lies in `vma`.
    Box entry(int mm, int vma, long address, Rect bounds, Composer composer) {
        Pte pte = machine.tables().pte(mm, address);
        OptionalLong old = before(mm, address);
        boolean stale = isStale(mm, address, pte);
        Composer.Parts parts = parts(pte, old, stale);
        Look look = composer.hasRoomForBits() ? composer.bits(parts, pte.bits(), names()) : composer.compose(parts);
        String says = words.entry(vma, address, pte, form(pte), stale)
            + (old.isPresent() ? " " + words.was(fill(new Pte(old.getAsLong()))) : "");
        return new Box(new BoxId.Pte(mm, address), bounds, look, says, old.isPresent());
    }

    /// The box of what `cpu` has cached of the entry of `address`.
    Box cached(int cpu, int mm, long address, Rect bounds, Composer composer) {
        long vpn = address >>> PageSize.SHIFT;
        Pte pte = new Pte(machine.tlbs().entry(cpu, mm, vpn));
        boolean stale = Tlbs.isStale(pte, machine.tables().pte(mm, address));
        boolean changed = changes.has(Field.TLB_ENTRY, machine.tlbs().object(cpu, mm), vpn);
        Fill fill = fill(pte);
        List<Glyph> dot = fill.isDirty() ? List.of(Glyph.DIRTY) : List.of();
        Look look = composer.oneLine(new Composer.Parts(fill, null, form(pte), fill.letter(), List.of(),
            List.of(), "", stale ? List.of(Glyph.STALE) : List.of(), dot));
        return new Box(new BoxId.TlbEntry(cpu, mm, address), bounds, look, words.cached(cpu, fill, stale), changed);
    }

    Fill fill(Pte pte) {
        return Fill.of(pte, machine.layout());
    }

    Form form(Pte pte) {
        if (!pte.isMapped(machine.layout())) {
            return Form.EMPTY;
        }
        long pfn = pte.pfn();
        if (pte.has(machine.layout().mask(PteBit.DEVMAP))) {
            return Form.DEVMAP;
        }
        if (pte.has(machine.layout().mask(PteBit.SPECIAL)) || !machine.facts().isValid(pfn)) {
            return Form.SPECIAL;
        }
        if (pfn == Facts.ZERO_PFN) {
            return Form.ZERO;
        }
        return machine.pages().isAnon((int) pfn) ? Form.ANON : Form.FILE;
    }

    /// Whether the translation of `address` that some CPU has cached is stale.
    boolean isStale(int mm, long address, Pte pte) {
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            if (Tlbs.isStale(new Pte(machine.tlbs().entry(cpu, mm, address >>> PageSize.SHIFT)), pte)) {
                return true;
            }
        }
        return false;
    }

    private OptionalLong before(int mm, long address) {
        int table = machine.tables().holder(mm, address);
        return table < 0 ? OptionalLong.empty()
            : changes.before(Field.TABLE_ENTRY, table, machine.tables().slot(mm, address));
    }

    /// The short names of the bits, by position.
    private Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        for (PteBit bit : PteBit.values()) {
            int position = machine.layout().position(bit);
            if (position != PteLayout.ABSENT) {
                names.put(position, bit.mnemonic());
            }
        }
        return names;
    }

    private Composer.Parts parts(Pte pte, OptionalLong old, boolean stale) {
        Fill fill = fill(pte);
        Form form = form(pte);
        Fill before = old.isPresent() ? fill(new Pte(old.getAsLong())) : null;
        List<Glyph> corner = new ArrayList<>();
        if (stale) {
            corner.add(Glyph.STALE);
        }
        if (isMappedPage(form) && isLocked(pte)) {
            corner.add(Glyph.LOCKED);
        }
        if (pte.isPresent() && pte.isYoung()) {
            corner.add(Glyph.YOUNG);
        }
        return new Composer.Parts(fill, before == fill ? null : before, form, fill.letter(),
            frame(pte), middle(pte, form), ghost(before, fill), corner,
            fill.isDirty() ? List.of(Glyph.DIRTY) : List.of());
    }

    private boolean isLocked(Pte pte) {
        return machine.pages().is((int) pte.pfn(), PageFlag.LOCKED);
    }

    private static boolean isMappedPage(Form form) {
        return form == Form.FILE || form == Form.ANON;
    }

    /// Where the page is: its frame, or its slot of swap.
    private List<String> frame(Pte pte) {
        if (pte.isNone()) {
            return List.of();
        }
        return SwapEntry.of(pte, machine.layout()).map(in -> List.of("swap " + in.slot(), "s" + in.slot()))
            .orElseGet(() -> Words.frame(pte.pfn()));
    }

    private List<String> middle(Pte pte, Form form) {
        return switch (form) {
            case EMPTY -> List.of();
            case FILE -> List.of(pte.letters(machine.layout()));
            case ANON -> contents(pte.pfn());
            case SPECIAL -> contents(pte.pfn());
            case DEVMAP -> List.of("dax");
            case ZERO -> List.of("Z " + words.of(Word.ZERO_PAGE), "Z " + words.of(Word.ZERO), "Z");
        };
    }

    private List<String> contents(long pfn) {
        return words.wordings(machine.pages().content(pfn));
    }

    /// The old word if it was another; an entry that was not there leaves no ghost.
    private static String ghost(@Nullable Fill before, Fill now) {
        return before == null || before == Fill.NONE || before == now ? ""
            : before.letter() + (before.isDirty() ? "●" : "");
    }
}
