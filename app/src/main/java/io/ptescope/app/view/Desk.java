package io.ptescope.app.view;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Selection;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Namer;
import io.ptescope.model.kernel.KernelVersion;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the window works on: the session, and the lesson that is loaded in it. Knows no controls.
final class Desk {
    private final Session session = new Session();
    private final Lessons lessons;
    private final ReadOnlyObjectWrapper<Loaded> loaded;
    private final WhyWalk why = new WhyWalk(session);

    /// A desk with the first lesson on its default kernel.
    Desk(Lessons lessons) {
        this.lessons = lessons;
        String first = lessons.all().getFirst().lesson();
        loaded = new ReadOnlyObjectWrapper<>(lessons.load(first, lessons.kernels(first).getFirst()));
        session.open(loaded.get().story());
    }

    Session session() {
        return session;
    }

    Lessons lessons() {
        return lessons;
    }

    Loaded loaded() {
        return loaded.get();
    }

    /// Changes before the session's frame does.
    ReadOnlyObjectProperty<Loaded> loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    /// Opens another lesson, at its start, on its default kernel.
    void open(String lesson) {
        Loaded next = lessons.load(lesson, lessons.kernels(lesson).getFirst());
        loaded.set(next);
        session.open(next.story());
    }

    /// Runs the same lesson on another kernel and shows the corresponding place of it.
    void switchTo(KernelVersion kernel) {
        Loaded next = lessons.load(loaded().lesson(), kernel);
        loaded.set(next);
        session.switchTo(next.story());
    }

    /// Selects what the inspector follows, if nothing is selected.
    private void adoptFollowed() {
        Frame frame = session.frame();
        if (frame.selection() instanceof Selection.None) {
            InspectorModel.followed(frame, new Namer(frame.machine(), loaded().tasks()))
                .ifPresent(place -> session.select(new Selection.Pte(place.mm(), place.address())));
        }
    }

    void toLastChange() {
        adoptFollowed();
        session.toLastChange();
    }

    void toNextChange() {
        adoptFollowed();
        session.toNextChange();
    }

    void why() {
        adoptFollowed();
        why.step();
    }
}
