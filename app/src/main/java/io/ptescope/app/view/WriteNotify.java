package io.ptescope.app.view;

import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.app.view.Inspection.Item;
import io.ptescope.app.view.Inspection.Outcome;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.FileSystem;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.VmFlag;
import io.ptescope.model.state.Vmas;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Why stores to an area are heard of or not: the conditions of `vma_wants_writenotify`, in the kernel's order
/// (specification section 3.2), each as it stands for the area; the first one that decides ends the list.
final class WriteNotify {
    private final Messages messages;
    private final Machine machine;
    private final Set<Patch> patches;

    WriteNotify(Messages messages, Frame frame) {
        this.messages = messages;
        this.machine = frame.machine();
        this.patches = frame.story().patches();
    }

    /// A condition and what it decides.
    ///
    /// @param text    the condition, as it stands for the area
    /// @param decides true or false where it ends the question; nothing where the next one is asked
    private record Condition(String text, Optional<Boolean> decides) {}

    /// What is so, then why.
    List<Item> items(int vma) {
        boolean on = machine.vmas().isSharedWritable(vma) && !new Pte(machine.vmas().pageProt(vma)).isWritable();
        List<Item> items = new ArrayList<>();
        items.add(new Item.Row(messages.of(Text.NOTIFY_LABEL), messages.of(on ? Text.NOTIFY_ON : Text.NOTIFY_OFF)));
        for (Condition condition : conditions(vma)) {
            Outcome outcome = condition.decides().map(yes -> yes ? Outcome.HOLDS : Outcome.BROKEN).orElse(Outcome.OPEN);
            String mark = condition.decides().map(yes -> yes ? "✓ " : "✗ ").orElse("· ");
            items.add(new Item.Verdict(outcome, mark + condition.text()));
            if (condition.decides().isPresent()) {
                break;
            }
        }
        return items;
    }

    private List<Condition> conditions(int vma) {
        Vmas vmas = machine.vmas();
        List<Condition> all = new ArrayList<>();
        if (!patches.contains(Patch.PAGE_MKWRITE)) {
            all.add(no(Text.NOTIFY_NEVER));
            return all;
        }
        Optional<FileSystem> fileSystem = vmas.file(vma) == 0 ? Optional.empty()
            : FileSystem.of(machine.facts().inode(vmas.file(vma)).fileSystem());
        all.add(vmas.isSharedWritable(vma) ? on(Text.NOTIFY_SHARED) : no(Text.NOTIFY_NOT_SHARED));
        all.add(fileSystem.filter(FileSystem::hasPageMkwrite).isPresent() ? yes(Text.NOTIFY_MKWRITE)
            : on(Text.NOTIFY_NO_MKWRITE));
        if (!patches.contains(Patch.DIRTY_TRACKING)) {
            all.add(no(Text.NOTIFY_ONLY_MKWRITE));
            return all;
        }
        boolean own = (vmas.pageProt(vma) & Pte.PCD) != 0 && !patches.contains(Patch.TEST_IGNORES_CACHE_MODE);
        all.add(own ? no(Text.NOTIFY_OWN_PROT) : on(Text.NOTIFY_DEFAULT_PROT));
        if (patches.contains(Patch.SOFT_DIRTY)) {
            all.add(vmas.is(vma, VmFlag.SOFTDIRTY) ? on(Text.NOTIFY_SOFT_DIRTY) : yes(Text.NOTIFY_NO_SOFT_DIRTY));
        }
        if (patches.contains(Patch.UFFD_WP_ASYNC)) {
            all.add(vmas.is(vma, VmFlag.UFFD_WP) ? yes(Text.NOTIFY_USERFAULTFD) : on(Text.NOTIFY_NO_USERFAULTFD));
        }
        boolean special = vmas.is(vma, VmFlag.PFNMAP) || vmas.is(vma, VmFlag.INSERTPAGE)
            || vmas.is(vma, VmFlag.MIXEDMAP) && patches.contains(Patch.MIXEDMAP_NOT_TRACKED);
        all.add(special ? no(Text.NOTIFY_SPECIAL) : on(Text.NOTIFY_NOT_SPECIAL));
        all.add(fileSystem.isEmpty() ? no(Text.NOTIFY_NO_FILE)
            : fileSystem.get().accountsDirty() ? yes(Text.NOTIFY_ACCOUNTS) : no(Text.NOTIFY_NO_ACCOUNT));
        return all;
    }

    private Condition yes(Text text) {
        return new Condition(messages.of(text), Optional.of(true));
    }

    private Condition no(Text text) {
        return new Condition(messages.of(text), Optional.of(false));
    }

    private Condition on(Text text) {
        return new Condition(messages.of(text), Optional.empty());
    }
}
