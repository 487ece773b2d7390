package io.ptescope.app.view.page;

import io.ptescope.app.session.Frame;
import io.ptescope.app.session.Session;
import io.ptescope.app.text.Messages;
import io.ptescope.app.text.Text;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Asks for the number of a step, and goes there.
public final class StepNumber extends VBox {
    private final TextField number = new TextField();
    private final Label problem = new Label();
    private final Overlay overlay;

    public StepNumber(Session session, Messages messages, Overlay overlay) {
        this.overlay = overlay;
        getStyleClass().addAll("palette", "step-number");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Frame frame = session.frame();
        Label title = new Label(messages.of(Text.STEP_TITLE, frame.count()));
        number.setId("step-number");
        number.setText(Long.toString(frame.number()));
        number.setAccessibleText(title.getText());
        title.setLabelFor(number);
        problem.getStyleClass().addAll("verdict", "broken");
        getChildren().setAll(title, number, problem);
        number.setOnAction(event -> {
            String text = number.getText().strip();
            if (text.matches("[0-9]{1,12}") && Long.parseLong(text) <= frame.count()) {
                overlay.close();
                session.toStep(Long.parseLong(text));
            } else {
                problem.setText(messages.of(Text.STEP_WRONG, frame.count(), text));
            }
        });
    }

    public void open() {
        overlay.open(this, number);
        number.selectAll();
    }
}
