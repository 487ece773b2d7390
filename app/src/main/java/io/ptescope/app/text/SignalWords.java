package io.ptescope.app.text;

import io.ptescope.model.arch.PageSize;
import io.ptescope.model.event.Event;
import io.ptescope.model.state.Machine;
import io.ptescope.model.state.Signal;

/// That a task got a signal, and why: in `do_page_fault` it is the area that decides about SIGSEGV, and the file
/// about SIGBUS.
final class SignalWords {
    private final Messages messages;
    private final Namer namer;

    SignalWords(Messages messages, Namer namer) {
        this.messages = messages;
        this.namer = namer;
    }

    /// The sentence of `remark`, whose topic is a signal.
    String of(Event.Remark remark) {
        Signal signal = Signal.values()[(int) remark.subject()];
        String task = namer.task(remark.origin().task());
        if (signal != Signal.SIGSEGV && signal != Signal.SIGBUS) {
            return messages.of(Text.SAY_SIGNAL, signal, task);
        }
        int mm = namer.machine().processes().mm(remark.origin().task());
        return messages.of(Text.SAY_SIGNAL_WHY, signal, task, namer.entry(mm, remark.detail()),
            messages.of(why(signal, mm, remark.detail())));
    }

    private Text why(Signal signal, int mm, long address) {
        Machine machine = namer.machine();
        int vma = machine.vmas().find(mm, address);
        if (signal == Signal.SIGSEGV) {
            return vma < 0 ? Text.SAY_SIGNAL_NO_AREA : Text.SAY_SIGNAL_NO_RIGHT;
        }
        int file = vma < 0 ? -1 : machine.vmas().file(vma);
        boolean beyond = file > 0 && machine.inodes().size(file)
            <= (long) machine.vmas().index(vma, address) << PageSize.SHIFT;
        return beyond ? Text.SAY_SIGNAL_BEYOND : Text.SAY_SIGNAL_NO_PAGE;
    }
}
