package io.ptescope.model.scenario;

import java.util.Arrays;
import java.util.Optional;

/// The error numbers that workloads and results name.
public enum Errno {
    EPERM(1),
    ENOENT(2),
    EIO(5),
    EAGAIN(11),
    ENOMEM(12),
    EACCES(13),
    EFAULT(14),
    EBUSY(16),
    EEXIST(17),
    ENODEV(19),
    EINVAL(22),
    EFBIG(27),
    ENOSPC(28),
    EOPNOTSUPP(95);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /// The number, above 0; a failing system call returns it with a minus sign.
    public int number() {
        return number;
    }

    /// The error that a system call means by returning `result`; none if that is no known error.
    public static Optional<Errno> returned(long result) {
        return Arrays.stream(values()).filter(error -> error.number == -result).findFirst();
    }

    /// The error called `name`.
    public static Optional<Errno> named(String name) {
        return Arrays.stream(values()).filter(error -> error.name().equals(name)).findFirst();
    }
}
