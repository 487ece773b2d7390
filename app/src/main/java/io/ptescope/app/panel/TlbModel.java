package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Outcome;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.panel.Inspection.TableRow;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.PageSize;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Tlbs;
import java.util.ArrayList;
import java.util.List;

/// What each CPU has cached, beside what the page table says now; a translation that allows more than the table, or
/// leads elsewhere, is stale and flagged.
public final class TlbModel {
    private static final int MOST = 128;

    private final Messages messages;

    /// One that speaks the language of `messages`.
    public TlbModel(Messages messages) {
        this.messages = messages;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
        Machine machine = frame.machine();
        Namer namer = new Namer(messages, machine, frame.story().tasks());
        List<Section> sections = new ArrayList<>();
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            sections.add(cpu(machine, namer, cpu));
        }
        return new Inspection(sections);
    }

    private Section cpu(Machine machine, Namer namer, int cpu) {
        List<TableRow> rows = new ArrayList<>();
        int stale = 0;
        int cached = 0;
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            for (long vpn : machine.tlbs().cached(cpu, mm)) {
                long address = vpn << PageSize.SHIFT;
                Pte entry = new Pte(machine.tlbs().entry(cpu, mm, vpn));
                Pte now = machine.tables().pte(mm, address);
                boolean old = Tlbs.isStale(entry, now);
                stale += old ? 1 : 0;
                cached++;
                if (rows.size() < MOST) {
                    rows.add(new TableRow(new Pick(namer.entry(mm, address), new Selection.Pte(mm, address), old),
                        List.of(namer.rights(entry.bits()) + " " + Namer.frame(entry.pfn()), now.isNone() ? "none"
                            : namer.rights(now.bits()) + " " + Namer.frame(now.pfn()),
                            messages.of(old ? Text.TLB_STALE : Text.TLB_SAME))));
                }
            }
        }
        List<Item> items = new ArrayList<>();
        if (rows.isEmpty()) {
            items.add(new Item.Note(messages.of(Text.TLB_EMPTY)));
        } else {
            items.add(new Item.Table(List.of(messages.of(Text.TLB_ENTRY), messages.of(Text.TLB_CACHED),
                messages.of(Text.TLB_TABLE), ""), rows));
        }
        if (stale > 0) {
            items.add(new Item.Verdict(Outcome.BROKEN, messages.of(Text.TLB_STALE_COUNT, stale)));
        }
        if (cached > rows.size()) {
            items.add(new Item.Note(messages.of(Text.TABLES_MORE, cached - rows.size())));
        }
        return new Section("CPU" + cpu, messages.of(Text.TLB_COUNT, cached), items);
    }
}
