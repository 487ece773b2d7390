package io.ptescope.app.view;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Story;
import io.ptescope.app.text.Messages;
import io.ptescope.app.view.Inspection.Bit;
import io.ptescope.app.view.Inspection.Item;
import io.ptescope.app.view.Inspection.Jump;
import io.ptescope.app.view.Inspection.Section;
import io.ptescope.app.view.dock.Panel;
import io.ptescope.app.view.dock.PanelId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The selected thing in words and bits; its links lead to other moments.
final class InspectorPane extends ScrollPane implements Panel {
    private static final PseudoClass SET = PseudoClass.getPseudoClass("set");
    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double LABEL_WIDTH = 70;

    private final VBox content = new VBox();
    private final LongConsumer goTo;
    private final Messages messages;
    private final InspectorModel model;
    private final Questions questions;
    private @Nullable Story story;
    private @Nullable InvariantModel invariants;
    private Inspection shown = new Inspection(List.of());

    InspectorPane(Messages messages, LongConsumer goTo) {
        this.goTo = goTo;
        this.messages = messages;
        this.model = new InspectorModel(messages);
        this.questions = new Questions(messages);
        setId("inspector");
        getStyleClass().addAll("panel", "inspector");
        setAccessibleText(messages.actionText(PanelId.INSPECTOR.action().key()));
        setFocusTraversable(true);
        content.getStyleClass().add("inspector-content");
        content.setMinWidth(0);
        setContent(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    @Override
    public PanelId id() {
        return PanelId.INSPECTOR;
    }

    @Override
    public Region node() {
        return this;
    }

    @Override
    public void show(Frame frame) {
        InvariantModel checks = invariants;
        if (checks == null || story != frame.story()) {
            story = frame.story();
            checks = new InvariantModel(messages, frame.story());
            invariants = checks;
        }
        show(model.of(frame, frame.story().tasks(), questions.sections(frame), checks.section(frame)));
    }

    private void show(Inspection inspection) {
        if (!inspection.equals(shown)) {
            shown = inspection;
            content.getChildren().setAll(inspection.sections().stream().map(this::section).toList());
        }
    }

    Inspection shown() {
        return shown;
    }

    private Node section(Section section) {
        Label title = new Label(section.title());
        title.getStyleClass().add("section");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label aside = new Label(section.aside());
        aside.getStyleClass().add("place");
        HBox head = new HBox(8, title, gap, aside);
        head.setAlignment(Pos.BASELINE_LEFT);
        VBox box = new VBox(head);
        box.getStyleClass().add("inspector-section");
        section.items().forEach(item -> box.getChildren().add(item(item)));
        return box;
    }

    private Node item(Item item) {
        return switch (item) {
            case Item.Bits(List<Bit> bits) -> bits(bits);
            case Item.Row(String label, String value) -> row(label, value(value, "value"));
            case Item.Code(String label, String value) -> row(label, value(value, "mono"));
            case Item.Jumps(String label, List<Jump> jumps) -> row(label, links(jumps));
            case Item.Moment moment -> moment(moment);
            case Item.Verdict verdict -> verdict(verdict);
            case Item.Question(String text) -> value(text, "question");
            case Item.Note(String text) -> value(text, "muted");
        };
    }

    private static Node bits(List<Bit> bits) {
        FlowPane row = new FlowPane(3, 3);
        for (Bit bit : bits) {
            Label value = new Label(bit.value());
            value.getStyleClass().add("bit-value");
            Label name = new Label(bit.name());
            name.getStyleClass().add("bit-name");
            VBox box = new VBox(value, name);
            box.getStyleClass().add("bit");
            box.pseudoClassStateChanged(SET, bit.set());
            box.pseudoClassStateChanged(CHANGED, bit.changed());
            box.setAccessibleText(bit.meaning() + ": " + bit.value());
            Tooltip.install(box, new Tooltip(bit.meaning()));
            row.getChildren().add(box);
        }
        return row;
    }

    private static Label value(String text, String style) {
        Label value = new Label(text);
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        value.getStyleClass().add(style);
        return value;
    }

    private static Node row(String label, Region value) {
        Label name = new Label(label);
        name.getStyleClass().add("muted");
        name.setMinWidth(LABEL_WIDTH);
        name.setMaxWidth(LABEL_WIDTH);
        name.setWrapText(true);
        HBox.setHgrow(value, Priority.ALWAYS);
        HBox row = new HBox(8, name, value);
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }

    private Region links(List<Jump> jumps) {
        List<Node> nodes = new ArrayList<>();
        for (Jump jump : jumps) {
            if (!nodes.isEmpty()) {
                nodes.add(new Label(" ← "));
            }
            nodes.add(link(jump.text(), jump.position()));
        }
        return new FlowPane(nodes.toArray(Node[]::new));
    }

    private Hyperlink link(String text, long position) {
        Hyperlink link = new Hyperlink(text);
        link.setOnAction(event -> goTo.accept(position));
        return link;
    }

    private Node moment(Item.Moment moment) {
        Label step = new Label(moment.step());
        step.getStyleClass().add("moment-step");
        Label change = new Label(moment.change());
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.getStyleClass().add("moment-change");
        Hyperlink by = link(moment.by(), moment.position());
        HBox row = new HBox(8, step, change, by);
        row.getStyleClass().add("moment");
        row.pseudoClassStateChanged(CURRENT, moment.now());
        row.setAlignment(Pos.BASELINE_LEFT);
        return row;
    }

    private Node verdict(Item.Verdict verdict) {
        Label text = value(verdict.text(), "verdict");
        text.getStyleClass().add(switch (verdict.outcome()) {
            case HOLDS -> "holds";
            case WAITS -> "waits";
            case BROKEN -> "broken";
        });
        return text;
    }
}
