package dev.parlor.testkit.platform;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The HTTP status that goes with a code of the platform (Meta page "Error codes", edition of 2025-11-19). */
final class ErrorCodes {

    private static final Map<Integer, Set<Integer>> CODES = Map.of(
            401, Set.of(0, 190),
            403, Set.of(10, 368, 130497, 131005, 131031, 131207),
            404, Set.of(132001),
            429, Set.of(613, 131208),
            500, Set.of(3, 131000, 131016, 131045, 131057, 133000, 134102),
            503, Set.of(2, 133004));

    private static final Map<Integer, Integer> STATUSES = CODES.entrySet().stream()
            .flatMap(row -> row.getValue().stream().map(code -> Map.entry(code, row.getKey())))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private ErrorCodes() {}

    /** 400 for most, and for all that the list does not name. */
    static int httpStatus(int code) {
        return code >= 200 && code <= 299 ? 403 : STATUSES.getOrDefault(code, 400);
    }
}
