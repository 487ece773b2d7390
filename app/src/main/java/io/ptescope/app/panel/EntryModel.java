package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Bit;
import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Jump;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.Level;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.arch.PteLayout;
import io.ptescope.model.arch.SwapEntry;
import io.ptescope.model.recording.Cell;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Tables;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the inspector says of a page-table entry: its bits, the walk to it, its area, who set it, its life.
public final class EntryModel {
    private static final List<PteBit> SHOWN = List.of(PteBit.NX, PteBit.DEVMAP, PteBit.SOFT_DIRTY, PteBit.UFFD_WP,
        PteBit.SPECIAL, PteBit.HUGE, PteBit.DIRTY, PteBit.ACCESSED, PteBit.USER, PteBit.RW, PteBit.PRESENT);

    private final Messages messages;
    private final Namer namer;
    private final Frame frame;
    private final Machine machine;
    private final History history;

    EntryModel(Messages messages, Namer namer, Frame frame) {
        this.messages = messages;
        this.namer = namer;
        this.frame = frame;
        this.machine = frame.machine();
        this.history = new History(messages, namer, frame);
    }

    /// The section on the entry of `address` in `mm`.
    Section section(int mm, long address) {
        Pte pte = machine.tables().pte(mm, address);
        List<Item> items = new ArrayList<>();
        items.add(new Item.Bits(bits(pte, before(mm, address).orElse(pte), cell(mm, address).orElse(null))));
        if (machine.tables().holder(mm, address) >= 0) {
            items.add(new Item.Deed(messages.of(Text.ACTION_POKE_TEXT), ""));
        }
        items.add(new Item.Code(messages.of(Text.INSPECT_VALUE), value(pte.bits())));
        SwapEntry.of(pte, machine.layout()).ifPresent(in -> items.add(
            new Item.Row(messages.of(Text.INSPECT_SWAP), messages.of(Text.INSPECT_SWAP_USE, in.slot(),
                machine.swaps().references(in.slot())))));
        items.add(new Item.Code(messages.of(Text.INSPECT_WALK), walk(mm, address)));
        int vma = machine.vmas().find(mm, address);
        if (vma >= 0) {
            items.add(new Item.Row(messages.of(Text.INSPECT_AREA), area(vma)));
        }
        translations(mm, address).ifPresent(items::add);
        setBy(mm, address).ifPresent(items::add);
        return new Section(messages.of(Text.INSPECT_ENTRY, namer.entry(mm, address)), Namer.address(address), items);
    }

    /// The life of the entry; empty while its table is not there.
    Optional<Section> life(int mm, long address) {
        return cell(mm, address).map(cell -> history.section(Text.INSPECT_LIFE_ENTRY, cell,
            namer::rights));
    }

    private Optional<Cell> cell(int mm, long address) {
        int table = machine.tables().holder(mm, address);
        return table < 0 ? Optional.empty()
            : Optional.of(new Cell(Field.TABLE_ENTRY, table, machine.tables().slot(mm, address)));
    }

    private Optional<Pte> before(int mm, long address) {
        return cell(mm, address).map(cell -> frame.recording().nextChange(cell, ShownStep.begin(frame)))
            .filter(event -> event >= 0 && event < frame.position())
            .map(event -> new Pte(frame.recording().log().before(event)));
    }

    private List<Bit> bits(Pte pte, Pte before, @Nullable Cell cell) {
        PteLayout layout = machine.layout();
        List<Bit> bits = new ArrayList<>();
        for (PteBit bit : SHOWN) {
            long mask = layout.mask(bit);
            if (mask != 0 && (bit != PteBit.HUGE || pte.has(mask))) {
                boolean set = pte.has(mask);
                bits.add(new Bit(set ? "1" : "0", bit.mnemonic(),
                    messages.of(Text.INSPECT_BIT, layout.position(bit),
                        messages.phrase(bit.meaning())), set, set != before.has(mask),
                    setAt(cell, mask)));
            }
        }
        boolean mapped = pte.isMapped(layout);
        bits.add(0, new Bit(mapped ? Namer.frame(pte.pfn()) : "–", "pfn", messages.of(Text.INSPECT_PFN), mapped,
            pte.pfn() != before.pfn(), setAt(cell, Pte.PFN_MASK)));
        return bits;
    }

    /// The position behind the event that gave these bits of the entry their value.
    private long setAt(@Nullable Cell cell, long mask) {
        long event = cell == null ? -1 : frame.recording().lastChange(cell, mask, frame.position());
        return event < 0 ? -1 : event + 1;
    }

    /// The 64 bits in groups of 16.
    public static String value(long bits) {
        String hex = String.format(Locale.ROOT, "%016x", bits);
        return "0x" + Stream.of(0, 4, 8, 12).map(at -> hex.substring(at, at + 4)).collect(Collectors.joining("_"));
    }

    /// The index in each of the four tables; a cross where a table is missing.
    private String walk(int mm, long address) {
        List<String> indices = new ArrayList<>();
        int table = machine.tables().root(mm);
        for (Level level : Level.values()) {
            indices.add(table < 0 ? "✕" : Integer.toString(level.index(address)));
            if (table >= 0 && level != Level.PTE) {
                long entry = machine.tables().entry(table, level.index(address));
                if (level == Level.PMD && Tables.isHuge(entry)) {
                    indices.add("2M");
                    break;
                }
                table = entry == 0 ? -1 : Tables.tableOf(entry);
            }
        }
        return String.join(" › ", indices);
    }

    private String area(int vma) {
        String rights = (machine.vmas().is(vma, VmFlag.READ) ? "r" : "-")
            + (machine.vmas().is(vma, VmFlag.WRITE) ? "w" : "-")
            + (machine.vmas().is(vma, VmFlag.EXEC) ? "x" : "-")
            + (machine.vmas().is(vma, VmFlag.SHARED) ? "s" : "p");
        int inode = machine.vmas().file(vma);
        String what = inode == 0 ? messages.of(Text.INSPECT_ANONYMOUS) : namer.file(inode);
        boolean notified = machine.vmas().isSharedWritable(vma)
            && !new Pte(machine.vmas().pageProt(vma)).isWritable();
        String prot = new Pte(machine.vmas().pageProt(vma)).letters(machine.layout());
        return messages.of(notified ? Text.INSPECT_AREA_NOTIFIED : Text.INSPECT_AREA_PLAIN, rights, what, prot);
    }

    private Optional<Item> translations(int mm, long address) {
        long vpn = address >>> PageSize.SHIFT;
        List<String> cached = new ArrayList<>();
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            long entry = machine.tlbs().entry(cpu, mm, vpn);
            if (entry != 0) {
                cached.add("CPU" + cpu + " " + namer.rights(entry));
            }
        }
        return cached.isEmpty() ? Optional.empty()
            : Optional.of(new Item.Row(messages.of(Text.INSPECT_TLB), String.join(", ", cached)));
    }

    /// Who made the entry what it is, and what that answered: links to both.
    private Optional<Item> setBy(int mm, long address) {
        return cell(mm, address).map(cell -> frame.recording().lastChange(cell, frame.position()))
            .filter(event -> event >= 0).map(event -> {
                List<Jump> jumps = new ArrayList<>();
                jumps.add(new Jump(messages.of(Text.INSPECT_STEP, history.function(event), history.step(event)),
                    history.shownAt(event)));
                long trap = frame.recording().trap(event);
                if (trap >= 0) {
                    jumps.add(new Jump(messages.of(Text.INSPECT_BECAUSE_TRAP), trap + 1));
                }
                return new Item.Jumps(messages.of(Text.INSPECT_SET_BY), jumps);
            });
    }
}
