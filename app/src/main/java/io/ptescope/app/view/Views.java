package io.ptescope.app.view;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Sentences;
import io.ptescope.app.view.dock.Dock;
import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.PanelId;
import io.ptescope.model.listing.Listings;
import java.util.HashSet;
import java.util.Set;

/// Shows each frame of the session in the panels that are seen, and in the bar with the sentence. A panel that is not
/// seen does no work; when it comes to be seen it is shown the current frame.
final class Views {
    private final Session session;
    private final Dock dock;
    private final Transport transport;
    private final Sentences sentences;
    private final Set<PanelId> seen = new HashSet<>();

    Views(Session session, Dock dock, Transport transport, Messages messages, Listings listings) {
        this.session = session;
        this.dock = dock;
        this.transport = transport;
        this.sentences = new Sentences(messages, listings);
        seen.addAll(dock.shown().seen());
        session.frameProperty().subscribe(this::show);
        dock.shownProperty().subscribe(this::arranged);
    }

    /// What the lesson says, or what is to be said, at `frame`.
    String sentence(Frame frame) {
        return sentences.of(new Sentences.Moment(frame.recording(), frame.machine(), frame.position(),
            frame.granularity(), frame.story().sayings(), frame.story().patches(), frame.story().tasks()));
    }

    private void show(Frame frame) {
        dock.seen().forEach(panel -> panel.show(frame));
        transport.show(sentence(frame), frame.number(), frame.count());
    }

    private void arranged(DockLayout layout) {
        for (PanelId panel : layout.seen()) {
            if (!seen.contains(panel)) {
                dock.panel(panel).show(session.frame());
            }
        }
        seen.clear();
        seen.addAll(layout.seen());
    }
}
