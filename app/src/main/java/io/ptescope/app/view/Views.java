package io.ptescope.app.view;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Sentences;
import io.ptescope.app.view.dock.Dock;
import io.ptescope.app.view.dock.DockLayout;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Shows each frame of the session in the panels that are seen, and in the bar with the sentence. A panel that is not
/// seen does no work; when it comes to be seen it is shown the current frame.
///
/// While the player is in a hurry, a step is shown by all pictures, and by one of the other panels: they take turns,
/// so that a step costs the same however many are open. As soon as it is not in a hurry any more, all show the same
/// moment.
final class Views {
    private final Session session;
    private final Dock dock;
    private final Transport transport;
    private final Sentences sentences;
    private final Player player;
    private final Set<PanelId> seen = new HashSet<>();
    private Frame shown;
    private boolean late;
    private int turn;
    private long refreshes;

    Views(Session session, Dock dock, Transport transport, Sentences sentences, Player player) {
        this.session = session;
        this.dock = dock;
        this.transport = transport;
        this.sentences = sentences;
        this.player = player;
        shown = session.frame();
        seen.addAll(dock.shown().seen());
        session.frameProperty().subscribe(frame -> show(frame));
        dock.shownProperty().subscribe(this::arranged);
        player.playingProperty().subscribe(playing -> catchUp());
        player.speedProperty().subscribe(speed -> catchUp());
    }

    /// What the lesson says, or what is to be said, at `frame`.
    String sentence(Frame frame) {
        return sentences.of(new Sentences.Moment(frame.recording(), frame.machine(), frame.position(),
            frame.granularity(), frame.story().sayings(), frame.story().patches(), frame.story().tasks()));
    }

    private void show(Frame frame) {
        if (player.isHurried() && isStep(frame)) {
            showHurried(frame);
        } else {
            dock.seen().forEach(panel -> show(panel, frame));
            late = false;
        }
        shown = frame;
        transport.show(sentence(frame), frame.number(), frame.count());
    }

    private void show(Panel panel, Frame frame) {
        refreshes++;
        panel.show(frame);
    }

    /// How often a panel was shown a frame so far: what tests hold a step to.
    long refreshes() {
        return refreshes;
    }

    private void showHurried(Frame frame) {
        List<Panel> toRead = new ArrayList<>();
        for (Panel panel : dock.seen()) {
            if (panel.isPicture()) {
                show(panel, frame);
            } else {
                toRead.add(panel);
            }
        }
        if (!toRead.isEmpty()) {
            turn = (turn + 1) % toRead.size();
            show(toRead.get(turn), frame);
            late = true;
        }
    }

    /// Whether nothing but the position has changed: whatever else the user does is seen at once.
    private boolean isStep(Frame frame) {
        return frame.story() == shown.story() && frame.selection().equals(shown.selection())
            && frame.breakpoints().equals(shown.breakpoints()) && frame.pins().equals(shown.pins());
    }

    private void catchUp() {
        if (late && !player.isHurried()) {
            late = false;
            dock.seen().stream().filter(panel -> !panel.isPicture())
                .forEach(panel -> show(panel, session.frame()));
        }
    }

    private void arranged(DockLayout layout) {
        for (PanelId panel : layout.seen()) {
            if (!seen.contains(panel)) {
                show(dock.panel(panel), session.frame());
            }
        }
        seen.clear();
        seen.addAll(layout.seen());
    }
}
