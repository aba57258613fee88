package dev.parlor.testkit.platform;

/** The platform errors that the model answers by itself, with code and HTTP status (Meta page "Error codes"). */
enum PlatformError {
    UNKNOWN_OBJECT(33, 400, "Object does not exist"),
    BAD_PARAMETER(100, 400, "Invalid parameter"),
    BAD_TOKEN(190, 401, "Access token not valid"),
    UNKNOWN_PATH(2500, 400, "Unknown path components"),
    TOO_FAST(130429, 400, "Rate limit hit"),
    MISSING_PARAMETER(131008, 400, "Required parameter is missing"),
    INVALID_PARAMETER(131009, 400, "Parameter value is not valid"),
    SENDER_IS_RECIPIENT(131021, 400, "Recipient cannot be sender"),
    UNDELIVERABLE(131026, 400, "Message undeliverable"),
    WINDOW_CLOSED(131047, 400, "Re-engagement message"),
    TOO_FAST_FOR_GUEST(131056, 400, "Pair rate limit hit"),
    MARKETING_STOPPED(131050, 400, "Marketing messages stopped"),
    BAD_CURSOR(131059, 400, "Invalid cursor"),
    UNUSABLE_MEDIA(131053, 400, "Media upload error"),
    PARAMETER_COUNT(132000, 400, "Number of parameters does not match the template"),
    PARAMETER_FORMAT(132012, 400, "Parameter format does not match"),
    NO_TEMPLATE(132001, 404, "Template does not exist"),
    TEMPLATE_PAUSED(132015, 400, "Template is paused"),
    TEMPLATE_DISABLED(132016, 400, "Template is disabled");

    final int code;
    final int httpStatus;
    final String title;

    PlatformError(int code, int httpStatus, String title) {
        this.code = code;
        this.httpStatus = httpStatus;
        this.title = title;
    }
}
