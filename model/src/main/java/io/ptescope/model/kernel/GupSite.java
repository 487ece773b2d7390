package io.ptescope.model.kernel;

/// Lines of mm/gup.c.
public enum GupSite implements Site {
    GET_USER_PAGES__FIND_VMA, GET_USER_PAGES__REFUSED, GET_USER_PAGES__FOLLOW, GET_USER_PAGES__GIVE_UP,
    GET_USER_PAGES__NO_FAULT,
    FOLLOW_PAGE__NO_TABLE, FOLLOW_PAGE__LOCK, FOLLOW_PAGE__NOT_THERE, FOLLOW_PAGE__RAW, FOLLOW_PAGE__TOUCH,
    FOLLOW_PAGE__UNLOCK,
    FAULTIN_PAGE__HANDLE, FAULTIN_PAGE__FAILED, FAULTIN_PAGE__COUNT, FAULTIN_PAGE__LOCK_AGAIN;

    @Override
    public SourceFile file() {
        return SourceFile.GUP;
    }
}
