package io.ptescope.app.panel;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.arch.PteBit;
import io.ptescope.model.event.Event.Origin;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Locks;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.PageFlag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What of the selected thing can be changed by hand, and what would come of it: the bits of an entry, of what CPUs
/// have cached of it, and the flags of its page.
public final class Pokes {
    private static final List<PteBit> CACHED = List.of(PteBit.RW, PteBit.DIRTY, PteBit.USER, PteBit.NX);

    private final Messages messages;
    private final Frame frame;
    private final Machine machine;
    private final Namer namer;

    /// What can be changed at `frame`, in the language of `messages`.
    public Pokes(Messages messages, Frame frame) {
        this.messages = messages;
        this.frame = frame;
        this.machine = frame.machine();
        this.namer = new Namer(messages, machine, frame.story().tasks());
    }

    /// A cell and what is put into it.
    public record Change(Field field, int object, long slot, long value) {}

    /// A cell whose bits can be turned over.
    public record Subject(String title, Field field, int object, long slot, long value, List<Switch> switches) {
        /// Copies the list.
        public Subject {
            switches = List.copyOf(switches);
        }

        /// What has to change so that the cell gets another value. The flag PG_locked is the lock itself: whoever sets
        /// it holds the page, and nobody holds one without it.
        public List<Change> changed(long other) {
            List<Change> changes = new ArrayList<>();
            if (field == Field.PAGE_FLAGS && ((value ^ other) & PageFlag.LOCKED.mask()) != 0) {
                boolean locked = (other & PageFlag.LOCKED.mask()) != 0;
                changes.add(new Change(Field.LOCK, LockKind.PAGE_LOCK.ordinal(), object,
                    locked ? Locks.writtenBy(Origin.HAND) : 0));
            }
            if (value != other) {
                changes.add(new Change(field, object, slot, other));
            }
            return changes;
        }
    }

    /// One bit, or several that go together.
    ///
    /// @param set         whether it is set now
    /// @param consequence what comes of turning it over
    public record Switch(long mask, String name, boolean set, String consequence) {}

    /// What can be changed of what is selected, or else of what the inspector follows; empty if nothing can.
    public List<Subject> subjects() {
        return switch (frame.selection()) {
            case Selection.Pte(int mm, long address) -> entry(mm, address);
            case Selection.Page(long pfn) -> page(pfn);
            case Selection.CachePage(int inode, int index) -> page(machine.mappings().page(inode, index));
            case Selection.None _, Selection.Vma _, Selection.Event _, Selection.Operation _, Selection.SiteLine _ ->
                InspectorModel.followed(frame).map(place -> entry(place.mm(), place.address()))
                    .orElse(List.of());
        };
    }

    private List<Subject> entry(int mm, long address) {
        List<Subject> subjects = new ArrayList<>();
        int holder = machine.tables().holder(mm, address);
        if (holder < 0) {
            return subjects;
        }
        int slot = machine.tables().slot(mm, address);
        Pte pte = new Pte(machine.tables().entry(holder, slot));
        String name = namer.entry(mm, address);
        subjects.add(new Subject(messages.of(Text.POKE_ENTRY, name), Field.TABLE_ENTRY, holder, slot,
            pte.bits(), bits(pte)));
        Pte here = machine.tables().pte(mm, address);
        if (here.isMapped(machine.layout())) {
            subjects.addAll(page(here.pfn()));
        }
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            long cached = machine.tlbs().entry(cpu, mm, address >>> PageSize.SHIFT);
            if (cached != 0) {
                subjects.add(new Subject(messages.of(Text.POKE_TLB, cpu, name), Field.TLB_ENTRY,
                    machine.tlbs().object(cpu, mm), address >>> PageSize.SHIFT, cached, cached(new Pte(cached))));
            }
        }
        return subjects;
    }

    private List<Switch> bits(Pte pte) {
        List<Switch> switches = new ArrayList<>();
        for (PteBit bit : PteBit.values()) {
            long mask = machine.layout().mask(bit);
            if (mask != 0) {
                boolean set = pte.has(mask);
                switches.add(new Switch(mask, bit.mnemonic() + "  " + messages.phrase(bit.meaning()), set,
                    messages.of(consequence("POKE_PTE_" + bit.name(), set), bit.mnemonic())));
            }
        }
        return switches;
    }

    private List<Switch> cached(Pte cached) {
        List<Switch> switches = new ArrayList<>();
        switches.add(new Switch(-1L, messages.of(Text.TLB_CACHED), true, messages.of(Text.POKE_TLB_ALL_CLEAR)));
        for (PteBit bit : CACHED) {
            long mask = machine.layout().mask(bit);
            switches.add(new Switch(mask, bit.mnemonic() + "  " + messages.phrase(bit.meaning()), cached.has(mask),
                messages.of(Text.POKE_TLB_BIT)));
        }
        return switches;
    }

    private List<Subject> page(long pfn) {
        if (pfn < 0 || !machine.facts().isValid(pfn)) {
            return List.of();
        }
        long flags = machine.pages().flags((int) pfn);
        List<Switch> switches = new ArrayList<>();
        for (PageFlag flag : PageFlag.values()) {
            boolean set = (flags & flag.mask()) != 0;
            String name = "PG_" + flag.text();
            switches.add(new Switch(flag.mask(), name, set,
                messages.of(consequence("POKE_PAGE_" + flag.name(), set), name)));
        }
        return List.of(new Subject(messages.of(Text.POKE_PAGE, Namer.frame(pfn)), Field.PAGE_FLAGS, (int) pfn, 0, flags,
            switches));
    }

    /// The sentence about turning over what `key` names; a general one for a flag without a sentence of its own.
    private static Text consequence(String key, boolean set) {
        String turn = set ? "_CLEAR" : "_SET";
        return Arrays.stream(Text.values()).filter(text -> text.name().equals(key + turn)).findFirst()
            .orElse(set ? Text.POKE_PAGE_OTHER_CLEAR : Text.POKE_PAGE_OTHER_SET);
    }
}
