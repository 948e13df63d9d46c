package com.byeolshow.sandbox.iamport;

/** A call that Iamport answers with a code other than 0. */
final class IamportRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    private IamportRefusedException(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static IamportRefusedException unauthorized() {
        return new IamportRefusedException(401, -1, "Unauthorized");
    }

    static IamportRefusedException notFound() {
        return new IamportRefusedException(404, -1, "존재하지 않는 결제정보입니다.");
    }

    static IamportRefusedException bad(String message) {
        return new IamportRefusedException(400, -1, message);
    }

    static IamportRefusedException wrongMethod() {
        return new IamportRefusedException(405, -1, "Method Not Allowed");
    }

    /** HTTP 200 that is a failure all the same. */
    static IamportRefusedException ok(int code, String message) {
        return new IamportRefusedException(200, code, message);
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }
}
