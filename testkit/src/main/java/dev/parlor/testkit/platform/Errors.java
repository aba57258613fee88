package dev.parlor.testkit.platform;

import tools.jackson.databind.node.ObjectNode;

/** Errors as webhooks carry them: of the account, of a guest's message, of a message of ours (Meta page "Error codes"). */
final class Errors {

    private Errors() {}

    static ObjectNode of(int code, String details) {
        ObjectNode error =
                Json.object().put("code", code).put("title", "Scripted failure").put("message", "Scripted failure");
        error.putObject("error_data").put("details", details);
        return error;
    }
}
