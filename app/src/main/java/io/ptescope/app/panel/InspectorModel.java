package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Section;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Namer;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.event.EventLog;
import io.ptescope.model.state.Field;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Works out what the inspector shows. While nothing is selected it follows the entry that changed last, so that it is
/// never empty once an entry has been made.
public final class InspectorModel {
    /// Looking further back than this for something to follow would cost more than it is worth.
    private static final long LOOK_BACK = 4096;
    /// The key of the panel's text.
    private static final String INSPECTOR = "panel-inspector";

    private final Messages messages;

    /// One that speaks the language of `messages`.
    public InspectorModel(Messages messages) {
        this.messages = messages;
    }

    /// The sections for `frame`, whose tasks the workload calls `tasks`; `questions` come first
    /// and `invariants` last.
    public Inspection of(Frame frame, List<String> tasks, List<Section> questions, Section invariants) {
        Namer namer = new Namer(messages, frame.machine(), tasks);
        List<Section> sections = new ArrayList<>(questions);
        sections.addAll(sections(frame, namer));
        sections.add(invariants);
        return new Inspection(sections);
    }

    /// The sections about what is selected, else about what is followed.
    List<Section> selected(Frame frame) {
        return sections(frame, new Namer(messages, frame.machine(), frame.story().tasks()));
    }

    private List<Section> sections(Frame frame, Namer namer) {
        return switch (frame.selection()) {
            case Selection.Pte(int mm, long address) -> entry(frame, namer, mm, address);
            case Selection.Page(long pfn) -> page(frame, namer, pfn);
            case Selection.CachePage(int inode, int index) -> slot(frame, namer, inode, index);
            case Selection.Vma(int vma) -> List.of(area(frame, namer, vma));
            case Selection.None _, Selection.Event _, Selection.Operation _, Selection.SiteLine _ ->
                followed(frame).map(place -> entry(frame, namer, place.mm(), place.address()))
                    .orElseGet(() -> List.of(hint()));
        };
    }

    /// The entry that changed last, in this step or before it.
    public static Optional<Namer.Place> followed(Frame frame) {
        EventLog log = frame.recording().log();
        long oldest = Math.max(0, frame.position() - LOOK_BACK);
        for (long event = frame.position() - 1; event >= oldest; event--) {
            if (log.changes(event, Field.TABLE_ENTRY)) {
                Optional<Namer.Place> place = Namer.place(frame.machine(), log, event);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private Section hint() {
        Item hint = new Item.Note(messages.of(Text.INSPECT_HINT));
        return new Section(messages.actionText(INSPECTOR), "", List.of(hint));
    }

    private List<Section> entry(Frame frame, Namer namer, int mm, long address) {
        EntryModel model = new EntryModel(messages, namer, frame);
        List<Section> sections = new ArrayList<>();
        sections.add(model.section(mm, address));
        Pte pte = frame.machine().tables().pte(mm, address);
        if (pte.isMapped(frame.machine().layout())) {
            sections.add(new PageModel(messages, namer, frame).section(pte.pfn()));
        }
        model.life(mm, address).ifPresent(sections::add);
        return sections;
    }

    private List<Section> page(Frame frame, Namer namer, long pfn) {
        PageModel model = new PageModel(messages, namer, frame);
        List<Section> sections = new ArrayList<>();
        sections.add(model.section(pfn));
        if (frame.machine().facts().isValid(pfn)) {
            sections.add(model.life(pfn));
        }
        return sections;
    }

    private List<Section> slot(Frame frame, Namer namer, int inode, int index) {
        int pfn = frame.machine().mappings().page(inode, index);
        List<Section> sections = new ArrayList<>();
        String title = messages.of(Text.INSPECT_SLOT, index, namer.file(inode));
        if (pfn < 0) {
            sections.add(new Section(title, "", List.of(new Item.Note(messages.of(Text.INSPECT_NOT_CACHED)))));
        } else {
            sections.addAll(page(frame, namer, pfn));
            Section first = sections.getFirst();
            sections.set(0, new Section(title, first.title(), first.items()));
        }
        return sections;
    }

    private Section area(Frame frame, Namer namer, int vma) {
        Machine machine = frame.machine();
        List<Item> items = new ArrayList<>();
        items.add(new Item.Code(messages.of(Text.INSPECT_RANGE), Namer.address(machine.vmas().start(vma)) + " – "
            + Namer.address(machine.vmas().end(vma))));
        items.add(new Item.Row(messages.of(Text.INSPECT_PAGES), Integer.toString(machine.vmas().pages(vma))));
        items.addAll(ProcessesModel.rows(messages, namer, vma));
        return new Section(messages.of(Text.INSPECT_AREA_TITLE, namer.area(vma)), namer.process(machine.vmas().mm(vma)),
            items);
    }
}
