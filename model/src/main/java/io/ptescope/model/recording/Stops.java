package io.ptescope.model.recording;

/// The positions at which steps of one granularity come to rest, in order. Position 0 and the end are always stops.
public interface Stops {
    /// No such stop.
    long NONE = -1;

    /// How many stops there are, at least 1.
    long count();

    /// The first stop behind `position`, or [#NONE].
    long next(long position);

    /// The last stop before `position`, or [#NONE].
    long previous(long position);

    /// How many stops lie at or before `position`; 1 at position 0.
    long rank(long position);

    /// Stop `number`, 0 to [#count] - 1.
    long at(long number);

    /// Whether steps rest at `position`.
    default boolean contains(long position) {
        return position == 0 || next(position - 1) == position;
    }

    /// Every position from 0 to `end` is a stop.
    record Every(long end) implements Stops {
        @Override
        public long count() {
            return end + 1;
        }

        @Override
        public long next(long position) {
            return position < end ? position + 1 : NONE;
        }

        @Override
        public long previous(long position) {
            return position - 1;
        }

        @Override
        public long rank(long position) {
            return position + 1;
        }

        @Override
        public long at(long number) {
            return number;
        }
    }
}
