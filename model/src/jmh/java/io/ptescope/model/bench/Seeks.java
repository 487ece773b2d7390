package io.ptescope.model.bench;

import io.ptescope.model.recording.Cursor;
import io.ptescope.model.recording.Recording;
import java.util.Arrays;
import java.util.SplittableRandom;

/// How long it takes to go to an event, from anywhere: each of many seeks from the one before, all at random.
///
/// @param events        length of the recording
/// @param seeks         how many
/// @param median        milliseconds
/// @param p99           milliseconds
/// @param max           milliseconds
/// @param bytesAnEvent  of the whole recording: log, keyframes and stops
record Seeks(long events, int seeks, double median, double p99, double max, double bytesAnEvent) {
    private static final int WARM_UP = 400;
    private static final double MILLISECOND = 1e6;

    static Seeks measured(Recording recording, int count) {
        SplittableRandom random = new SplittableRandom(1);
        Cursor cursor = recording.cursor();
        for (int i = 0; i < WARM_UP; i++) {
            cursor.seek(random.nextLong(recording.size() + 1));
        }
        double[] took = new double[count];
        for (int i = 0; i < count; i++) {
            long target = random.nextLong(recording.size() + 1);
            long begin = System.nanoTime();
            cursor.seek(target);
            took[i] = (System.nanoTime() - begin) / MILLISECOND;
        }
        Arrays.sort(took);
        return new Seeks(recording.size(), count, took[count / 2], took[count * 99 / 100], took[count - 1],
            (double) recording.bytes() / recording.size());
    }
}
