package io.ptescope.app.panel;

import io.ptescope.app.panel.Inspection.Item;
import io.ptescope.app.panel.Inspection.Outcome;
import io.ptescope.app.session.Frame;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import io.ptescope.model.arch.Pte;
import io.ptescope.model.kernel.Patch;
import io.ptescope.model.kernel.WriteNotify.Answer;
import io.ptescope.model.kernel.WriteNotify;
import io.ptescope.model.state.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Why stores to an area are heard of or not: the answers of the model's [WriteNotify], in words.
public final class NotifyModel {
    private final Messages messages;
    private final Machine machine;
    private final Set<Patch> patches;

    NotifyModel(Messages messages, Frame frame) {
        this.messages = messages;
        this.machine = frame.machine();
        this.patches = frame.story().patches();
    }

    /// What is so, then why. What is so was decided when the area got its rights; the answers are those to the same
    /// questions asked now, so that the two differ where a flag or a bit has changed since.
    List<Item> items(int vma) {
        boolean on = machine.vmas().isSharedWritable(vma) && !new Pte(machine.vmas().pageProt(vma)).isWritable();
        List<Item> items = new ArrayList<>();
        items.add(new Item.Row(messages.of(Text.NOTIFY_LABEL), messages.of(on ? Text.NOTIFY_ON : Text.NOTIFY_OFF)));
        List<Answer> answers = new WriteNotify(machine, patches).answers(vma);
        if (answers.isEmpty()) {
            items.add(new Item.Verdict(Outcome.BROKEN, "✗ " + messages.of(Text.NOTIFY_NEVER)));
        }
        for (Answer answer : answers) {
            Outcome outcome = answer.decides().map(yes -> yes ? Outcome.HOLDS : Outcome.BROKEN).orElse(Outcome.OPEN);
            String mark = answer.decides().map(yes -> yes ? "✓ " : "✗ ").orElse("· ");
            items.add(new Item.Verdict(outcome, mark + messages.of(text(vma, answer))));
        }
        return items;
    }

    private Text text(int vma, Answer answer) {
        boolean yes = answer.decides().orElse(false);
        boolean open = answer.decides().isEmpty();
        return switch (answer.condition()) {
            case SHARED_WRITABLE -> open ? Text.NOTIFY_SHARED : Text.NOTIFY_NOT_SHARED;
            case MKWRITE -> yes ? Text.NOTIFY_MKWRITE : open ? Text.NOTIFY_NO_MKWRITE : Text.NOTIFY_ONLY_MKWRITE;
            case OWN_PROT -> open ? Text.NOTIFY_DEFAULT_PROT : Text.NOTIFY_OWN_PROT;
            case SOFT_DIRTY -> open ? Text.NOTIFY_SOFT_DIRTY : Text.NOTIFY_NO_SOFT_DIRTY;
            case USERFAULTFD -> open ? Text.NOTIFY_NO_USERFAULTFD : Text.NOTIFY_USERFAULTFD;
            case SPECIAL -> open ? Text.NOTIFY_NOT_SPECIAL : Text.NOTIFY_SPECIAL;
            case ACCOUNTS -> yes ? Text.NOTIFY_ACCOUNTS
                : machine.vmas().file(vma) == 0 ? Text.NOTIFY_NO_FILE : Text.NOTIFY_NO_ACCOUNT;
        };
    }
}
