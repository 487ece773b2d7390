package io.ptescope.app.view.desk;

import io.ptescope.app.panel.Pokes;
import io.ptescope.app.session.Branch;
import io.ptescope.app.session.Branches;
import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.session.Story;
import io.ptescope.app.view.work.Work;
import io.ptescope.model.event.Edit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The other runs of the workload on the desk: edited by hand, gone to, looked at, deleted. Runs are made beside the
/// window; one that is made when nobody wants it any more is dropped.
public final class BranchRuns {
    private final Desk desk;

    BranchRuns(Desk desk) {
        this.desk = desk;
    }

    private Session session() {
        return desk.session();
    }

    /// Runs the lesson anew up to here, changes the machine by hand, and goes on from there in a branch.
    public void poke(List<Pokes.Change> changes) {
        Frame frame = session().frame();
        if (frame.story().kernel().isEmpty() || changes.isEmpty()) {
            return;
        }
        List<Edit> edits = frame.story().edits();
        long position = frame.position();
        for (Pokes.Change change : changes) {
            edits = new Edit(position++, change.field(), change.object(), change.slot(), change.value()).after(edits);
        }
        Story edited = frame.story();
        List<Edit> all = edits;
        desk.ask(next -> next.branches().branchOff(edited, all));
    }

    private void branchOff(Story edited, List<Edit> edits) {
        desk.beside(Work.Kind.RUN, edited.lesson(), edited.kernel().get(), edits, made -> {
            if (desk.story() == edited) {
                session().branchOff(made);
            }
        });
    }

    /// Shows another run of this workload, where one was in it last; makes it again if it is not at hand any more. One
    /// that the text has not any more is not shown.
    public void toBranch(int number) {
        desk.ask(next -> next.branches().toBranch(number, () -> { }));
    }

    private void toBranch(int number, Runnable then) {
        if (number != session().frame().branches().open() && !isStale(number)) {
            ofBranch(Work.Kind.RUN, number, made -> {
                session().toBranch(number, made);
                then.run();
            });
        }
    }

    /// Makes the run of a branch that is not at hand any more, only to look at, unless another one is being made;
    /// `made` hears of it. Returns whether it is made.
    public boolean make(int number, Runnable made) {
        if (desk.work().isBusy(Work.Kind.BRANCH) || isStale(number)) {
            return false;
        }
        ofBranch(Work.Kind.BRANCH, number, story -> {
            session().keep(number, story);
            made.run();
        });
        return true;
    }

    private boolean isStale(int number) {
        return session().frame().branches().find(number).filter(Branch::isStale).isPresent();
    }

    /// Lets `show` have the run of a branch, unless somebody has opened another workload until it is made.
    private void ofBranch(Work.Kind kind, int number, Consumer<Story> show) {
        Optional<Branch> wanted = session().frame().branches().find(number);
        Optional<Story> kept = session().story(number);
        if (wanted.isEmpty() || kept.isPresent()) {
            desk.work().cancel(kind);
            kept.ifPresent(story -> session().together(() -> show.accept(story)));
            return;
        }
        Branch branch = wanted.get();
        Lessons source = desk.lessons();
        desk.beside(kind, desk.story().lesson(), branch.kernel(), branch.edits(), made -> {
            boolean here = source == desk.lessons() && made.lesson().equals(desk.story().lesson());
            if (here && session().frame().branches().find(number)
                .filter(now -> now.is(branch.kernel(), branch.edits())).isPresent()) {
                session().together(() -> show.accept(made));
            }
        });
    }

    /// Deletes a branch and what hangs on it; from within it one goes back to where it parts first.
    public void delete(int number) {
        Branches branches = session().frame().branches();
        Optional<Branch> branch = branches.find(number);
        if (branch.isPresent() && !branch.get().isRoot()) {
            if (branches.subtree(number).contains(branches.open())) {
                int parent = branch.get().parent();
                int next = isStale(parent) ? Branch.ROOT : parent;
                desk.ask(there -> there.branches().toBranch(next, () -> there.session().remove(number)));
            } else {
                session().remove(number);
            }
        }
    }
}
