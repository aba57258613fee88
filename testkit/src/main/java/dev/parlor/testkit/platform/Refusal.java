package dev.parlor.testkit.platform;

/** The platform says no to a request. Thrown and caught inside {@link GraphEndpoints} only, hence without a stack. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    final int code;
    final int httpStatus;
    final String title;
    final String details;

    Refusal(PlatformError error, String details) {
        this(error.code, error.httpStatus, error.title, details);
    }

    private Refusal(int code, int httpStatus, String title, String details) {
        super(title, null, false, false);
        this.code = code;
        this.httpStatus = httpStatus;
        this.title = title;
        this.details = details;
    }

    /** With the HTTP status that goes with the code. */
    static Refusal of(int code, String details) {
        return new Refusal(code, ErrorCodes.httpStatus(code), "Refused", details);
    }

    static Refusal scripted(FailureScript.Rejects script) {
        return new Refusal(script.code(), script.httpStatus(), "Scripted failure", "A test asked for this answer");
    }
}
