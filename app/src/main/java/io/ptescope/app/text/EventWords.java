package io.ptescope.app.text;

import io.ptescope.model.event.Event;
import io.ptescope.model.kernel.Function;
import io.ptescope.model.state.LockKind;
import io.ptescope.model.state.Machine;
import java.util.List;

/// What one event means, in one sentence made from the event alone: for places at which nobody has written a better
/// one.
public final class EventWords {
    private final Messages messages;
    private final Namer namer;

    /// Words for events of a run; `machine` stands behind the event, `tasks` are what the workload calls its tasks.
    public EventWords(Messages messages, Machine machine, List<String> tasks) {
        this.messages = messages;
        this.namer = new Namer(messages, machine, tasks);
    }

    /// The sentence of `event`. A step and the ends of an operation have none of their own: they say whose step it is.
    public String of(Event event) {
        return switch (event) {
            case Event.Change change -> new ChangeWords(messages, namer).of(change);
            case Event.Enter enter -> messages.of(Text.SAY_ENTER, namer.task(enter.origin().task()),
                Function.of(enter.function()).text());
            case Event.Leave leave -> messages.of(Text.SAY_LEAVE, Function.of(leave.function()).text());
            case Event.Step step -> messages.of(Text.SAY_STEP, namer.task(step.origin().task()));
            case Event.Begin begin -> messages.of(Text.SAY_BEGIN, namer.task(begin.origin().task()));
            case Event.End end -> messages.of(Text.SAY_END, namer.task(end.origin().task()));
            case Event.Remark remark -> remark(remark);
        };
    }

    private String remark(Event.Remark remark) {
        String task = namer.task(remark.origin().task());
        return switch (remark.topic()) {
            case LOAD -> messages.of(Text.SAY_LOAD, task, remark.detail(), entry(remark));
            case STORE -> messages.of(Text.SAY_STORE, task, remark.detail(), entry(remark));
            case TRAP -> messages.of((remark.detail() & 1) == 0 ? Text.SAY_TRAP_MISSING : Text.SAY_TRAP_FORBIDDEN,
                entry(remark));
            case PTE_CHANGED -> messages.of(Text.SAY_PTE_CHANGED, entry(remark));
            case WAIT -> messages.of(Text.SAY_WAIT, task,
                LockKind.values()[(int) remark.subject()].text());
            case WARN -> messages.of(Text.SAY_WARN);
            case BUG -> messages.of(Text.SAY_BUG, task);
            case SIGNAL -> new SignalWords(messages, namer).of(remark);
            case OUT_OF_MEMORY -> messages.of(Text.SAY_OUT_OF_MEMORY, task);
            case CALLBACK -> messages.of(Text.SAY_CALLBACK, Namer.frame(remark.subject()));
            case SWITCH -> messages.of(Text.SAY_SWITCH, namer.task((int) remark.subject()));
        };
    }

    private String entry(Event.Remark remark) {
        int mm = namer.machine().processes().mm(remark.origin().task());
        return namer.entry(mm, remark.subject());
    }
}
