package io.ptescope.app.quiz;

/// How many questions were answered, and how many of them without a mistake.
public record Score(int right, int answered) {
    /// Nothing was answered.
    public static final Score NONE = new Score(0, 0);

    /// The same with one more answer.
    public Score with(boolean isRight) {
        return new Score(right + (isRight ? 1 : 0), answered + 1);
    }

    /// As [#parse] reads it.
    public String text() {
        return right + " of " + answered;
    }

    /// The score that [#text] wrote; [#NONE] for anything else.
    public static Score parse(String text) {
        if (!text.matches("[0-9]{1,9} of [0-9]{1,9}")) {
            return NONE;
        }
        String[] numbers = text.split(" of ");
        return new Score(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
    }
}
