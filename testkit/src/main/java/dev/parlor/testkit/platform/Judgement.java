package dev.parlor.testkit.platform;

import tools.jackson.databind.JsonNode;

/** An answer together with what it means for the record. */
record Judgement(GraphAnswer answer, CallOutcome outcome) {

    /** What was asked for. */
    static Judgement served(JsonNode body) {
        return new Judgement(GraphAnswer.of(200, Json.bytes(body)), new CallOutcome.Served());
    }
}
