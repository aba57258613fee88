package dev.parlor.message;

import java.util.Objects;
import java.util.Optional;

/**
 * A place on earth.
 *
 * @param latitude in degrees, -90 to 90
 * @param longitude in degrees, -180 to 180
 * @param name empty where there is none
 * @param address empty where there is none
 */
public record Location(double latitude, double longitude, String name, String address) implements Content {
    private static final int LONGEST = 1000;

    /** Refuses degrees that are no place with an {@link IllegalArgumentException}. */
    public Location {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(address, "address");
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("latitude must be -90 to 90 and longitude -180 to 180");
        }
    }

    @Override
    public String shown() {
        return name;
    }

    @Override
    public Optional<Breach> breach(int reserved) {
        return Limits.length(name, LONGEST).or(() -> Limits.length(address, LONGEST));
    }

    /** Not where it is. */
    @Override
    public String toString() {
        return "Location";
    }
}
