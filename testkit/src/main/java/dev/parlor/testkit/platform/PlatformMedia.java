package dev.parlor.testkit.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files that the platform keeps: what clients uploaded, for 30 days, and what guests sent, for 7. A download address
 * lives 5 minutes (Meta pages "Media" and "Webhooks, media ids"). An id belongs to one business number.
 *
 * <p>Not thread-safe, as the model is not.
 */
public final class PlatformMedia {
    private static final Duration UPLOADED = Duration.ofDays(30);
    private static final Duration RECEIVED = Duration.ofDays(7);
    private static final Duration ADDRESS = Duration.ofMinutes(5);
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    static final String DOWNLOADS = "/download/";

    private final Clock clock;
    private final OpaqueIds ids;
    private final Map<String, Stored> files = new HashMap<>();
    private final Map<String, Address> addresses = new HashMap<>();
    private final Deque<MediaFailure> failures = new ArrayDeque<>();
    private String host = "https://lookaside.fbsbx.com";
    private int broken;

    private static final class Stored {
        private final String phoneNumberId;
        private final String mimeType;
        private final byte[] bytes;
        private final Instant until;

        Stored(String phoneNumberId, String mimeType, byte[] bytes, Instant until) {
            this.phoneNumberId = phoneNumberId;
            this.mimeType = mimeType;
            this.bytes = bytes;
            this.until = until;
        }
    }

    private record Address(String mediaId, Instant until) {}

    /**
     * What the platform says of a file.
     *
     * @param path of the download address, without scheme and host; good for 5 minutes
     * @param sha256 in base64, as in webhooks
     * @param size in bytes
     */
    public record Description(String path, String mimeType, String sha256, long size) {}

    PlatformMedia(Clock clock, OpaqueIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Takes what a client uploads for one business number, and names it. */
    public String upload(String phoneNumberId, String mimeType, byte[] bytes) {
        return store(phoneNumberId, mimeType, bytes, UPLOADED);
    }

    /** Whether this number can send the file with this id now. */
    public boolean canSend(String phoneNumberId, String mediaId) {
        return typeToSend(phoneNumberId, mediaId) != null;
    }

    /** Describes a file of this number, with a fresh download address; empty if there is none, or not any more. */
    public Optional<Description> describe(String phoneNumberId, String mediaId) {
        return alive(mediaId)
                .filter(file -> file.phoneNumberId.equals(phoneNumberId))
                .map(file -> {
                    String path = DOWNLOADS + ids.digits();
                    addresses.put(path, new Address(mediaId, clock.instant().plus(ADDRESS)));
                    boolean otherHash = uses(MediaFailure.WRONG_HASH);
                    String hash = base64(otherHash ? OpaqueIds.sha256("other bytes") : OpaqueIds.sha256(file.bytes));
                    long size = uses(MediaFailure.TOO_BIG) ? MOST_BYTES + 1 : file.bytes.length;
                    return new Description(path, file.mimeType, hash, size);
                });
    }

    private static String base64(byte[] hash) {
        return Base64.getEncoder().encodeToString(hash);
    }

    /** The whole address of a download. */
    String address(Description file) {
        return host + file.path();
    }

    /** Scheme, host and port of everything. */
    String host() {
        return host;
    }

    void servedAt(String baseUrl) {
        host = baseUrl;
    }

    /** The bytes behind a download address; empty if it has expired, or if a failure was planned: then describe again. */
    public Optional<byte[]> download(String path) {
        if (broken > 0) {
            broken--;
            return Optional.empty();
        }
        return Optional.ofNullable(addresses.get(path))
                .filter(address -> clock.instant().isBefore(address.until()))
                .flatMap(address -> alive(address.mediaId()))
                .map(file -> file.bytes.clone());
    }

    /**
     * Plans a failure for the next fetch of a client; several plans are used up in the order in which they were made.
     * {@link MediaFailure#WRONG_HASH} and {@link MediaFailure#TOO_BIG} show in the description, the others in the download.
     */
    public PlatformMedia failNext(MediaFailure failure) {
        failures.add(Objects.requireNonNull(failure, "failure"));
        return this;
    }

    private boolean uses(MediaFailure failure) {
        boolean planned = failures.peek() == failure;
        if (planned) {
            failures.remove();
        }
        return planned;
    }

    /** Uses up what is planned for a download. */
    @Nullable
    MediaFailure failureOfDownload() {
        MediaFailure next = failures.peek();
        return next != null && uses(next) ? next : null;
    }

    /** What is behind a good address. */
    String mimeType(String path) {
        Address address = Objects.requireNonNull(addresses.get(path), "address");
        return Objects.requireNonNull(files.get(address.mediaId()), "file").mimeType;
    }

    /** The type of a file that this number can send now; {@code null} if there is none. */
    @Nullable
    String typeToSend(String phoneNumberId, String mediaId) {
        return alive(mediaId)
                .filter(file -> file.phoneNumberId.equals(phoneNumberId))
                .map(file -> file.mimeType)
                .orElse(null);
    }

    /** Plans that the next so many downloads fail. */
    public PlatformMedia breakDownloads(int times) {
        broken = times;
        return this;
    }

    /** Forgets a file, as a client or the platform can at any time. */
    public PlatformMedia forget(String mediaId) {
        files.remove(mediaId);
        return this;
    }

    String received(String phoneNumberId, String mimeType, byte[] bytes) {
        return store(phoneNumberId, mimeType, bytes, RECEIVED);
    }

    private String store(String phoneNumberId, String mimeType, byte[] bytes, Duration life) {
        Objects.requireNonNull(phoneNumberId, "phoneNumberId");
        Objects.requireNonNull(mimeType, "mimeType");
        forgetExpired();
        String mediaId = ids.digits();
        Instant until = clock.instant().plus(life);
        files.put(mediaId, new Stored(phoneNumberId, mimeType, bytes.clone(), until));
        return mediaId;
    }

    /** So that a long load does not fill the memory with what nobody can fetch any more. */
    private void forgetExpired() {
        Instant now = clock.instant();
        files.values().removeIf(file -> !now.isBefore(file.until));
        addresses.values().removeIf(address -> !now.isBefore(address.until()));
    }

    private Optional<Stored> alive(String mediaId) {
        return Optional.ofNullable(files.get(mediaId))
                .filter(file -> clock.instant().isBefore(file.until));
    }
}
