package io.ptescope.model.kernel;

/// Error numbers of x86-64 Linux, as far as the model returns them.
public enum Errno {
    EPERM(1), ENOENT(2), EIO(5), EBADF(9), EAGAIN(11), ENOMEM(12), EACCES(13), EFAULT(14), EBUSY(16), ENODEV(19),
    EINVAL(22), ENFILE(23), EFBIG(27), ENOSPC(28), ENOSYS(38), EOPNOTSUPP(95);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /// The positive number.
    public int number() {
        return number;
    }

    /// What a system call that fails with this error returns.
    public long result() {
        return -number;
    }
}
