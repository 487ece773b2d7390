package io.ptescope.model.kernel;

/// Lines of arch/x86/lib/usercopy.c.
public enum UsercopySite implements Site {
    COPY_FROM_USER__TRANSLATE, COPY_FROM_USER__TRAP, COPY_FROM_USER__NOT_NOW, COPY_FROM_USER__COPY,
    COPY_FROM_USER__FAULT, COPY_FROM_USER__GIVE_UP, COPY_TO_USER__TRANSLATE, COPY_TO_USER__TRAP,
    COPY_TO_USER__NOT_NOW, COPY_TO_USER__COPY, COPY_TO_USER__FAULT, COPY_TO_USER__GIVE_UP;

    @Override
    public SourceFile file() {
        return SourceFile.USERCOPY;
    }
}
