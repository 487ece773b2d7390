package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Pick;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.state.Kind;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What is to be said of each address space: its counters, its areas, and for each area whether stores to it are to be
/// heard of, condition by condition.
public final class ProcessesModel {
    private final Messages messages;

    /// One that speaks the language of `messages`.
    public ProcessesModel(Messages messages) {
        this.messages = messages;
    }

    /// What there is to show while the run stands at `frame`.
    public Inspection of(Frame frame) {
        Machine machine = frame.machine();
        Namer namer = new Namer(messages, machine, frame.story().tasks());
        List<Section> sections = new ArrayList<>();
        for (int mm = 0; mm < machine.made(Kind.MM); mm++) {
            if (machine.tables().root(mm) >= 0) {
                sections.add(process(frame, namer, mm));
                for (int vma : machine.vmas().of(mm)) {
                    sections.add(area(frame, namer, vma));
                }
            }
        }
        return new Inspection(sections);
    }

    private Section process(Frame frame, Namer namer, int mm) {
        Machine machine = frame.machine();
        List<Item> items = new ArrayList<>();
        List<String> tasks = new ArrayList<>();
        for (int task = 0; task < machine.processes().tasks(); task++) {
            if (machine.processes().mm(task) == mm) {
                tasks.add(messages.of(Text.PROCESS_TASK, namer.task(task), machine.processes().cpu(task),
                    machine.processes().minFlt(task), machine.processes().majFlt(task)));
            }
        }
        items.add(new Item.Row(messages.of(Text.PROCESS_TASKS), String.join("; ", tasks)));
        items.add(new Item.Row("rss", messages.of(Text.PROCESS_RSS, machine.processes().fileRss(mm),
            machine.processes().anonRss(mm))));
        items.add(new Item.Code("cpu_vm_mask", cpus(machine, mm)));
        if (machine.vmas().of(mm).isEmpty()) {
            items.add(new Item.Note(messages.of(Text.PROCESS_EMPTY)));
        }
        return new Section(namer.process(mm), "mm " + mm, items);
    }

    private static String cpus(Machine machine, int mm) {
        String set = "";
        for (int cpu = 0; cpu < machine.facts().cpus(); cpu++) {
            set += (machine.processes().cpus(mm) >>> cpu & 1) != 0 ? " " + cpu : "";
        }
        return set.isEmpty() ? "–" : set.strip();
    }

    private Section area(Frame frame, Namer namer, int vma) {
        Machine machine = frame.machine();
        List<Item> items = new ArrayList<>();
        String range = Namer.address(machine.vmas().start(vma)) + " – " + Namer.address(machine.vmas().end(vma));
        items.add(new Item.Picks(messages.of(Text.INSPECT_RANGE),
            List.of(new Pick(range, new Selection.Vma(vma), false))));
        items.addAll(rows(messages, namer, vma));
        items.addAll(new NotifyModel(messages, frame).items(vma));
        return new Section(messages.of(Text.INSPECT_AREA_TITLE, namer.area(vma)),
            messages.of(Text.PROCESS_PAGES, machine.vmas().pages(vma)), items);
    }

    /// What area `vma` maps, and with which flags.
    static List<Item> rows(Messages messages, Namer namer, int vma) {
        Machine machine = namer.machine();
        int inode = machine.vmas().file(vma);
        String maps = inode == 0 ? messages.of(Text.INSPECT_ANONYMOUS)
            : messages.of(Text.INSPECT_MAPS_FILE, namer.file(inode), machine.vmas().pgoff(vma));
        String flags = VmFlag.of(machine.vmas().flags(vma)).stream().map(VmFlag::text)
            .collect(Collectors.joining(" "));
        return List.of(new Item.Row(messages.of(Text.INSPECT_MAPS), maps), new Item.Code("vm_flags", flags),
            new Item.Code("vm_page_prot", new Pte(machine.vmas().pageProt(vma)).letters(machine.layout())));
    }
}
