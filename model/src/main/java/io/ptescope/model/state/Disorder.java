package io.ptescope.model.state;

/// The machine was asked for what no machine has. A kernel of its own accord never does that; one whose state was
/// changed by hand may.
public final class Disorder extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /// @param message one sentence without a full stop
    public Disorder(String message) {
        super(message);
    }

    static Disorder of(Field field, int object, long slot) {
        String cell = field.shape() == Field.Shape.ARRAY || field.shape() == Field.Shape.KEYED ? object + "," + slot
            : Integer.toString(object);
        return new Disorder("there is no " + field + "[" + cell + "]");
    }
}
