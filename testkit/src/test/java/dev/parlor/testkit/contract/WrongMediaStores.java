package dev.parlor.testkit.contract;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.MediaStore;
import dev.parlor.store.memory.InMemoryMediaStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Media stores that are right but for one thing, and the contract over each. */
final class WrongMediaStores {
    private WrongMediaStores() {}

    /** A key is good everywhere. */
    static final class KnowsNoOrganizations extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return new Right(time) {
                @Override
                OrganizationId in(OrganizationId organization) {
                    return new OrganizationId("all");
                }
            };
        }
    }

    /** Keeps what fits and says nothing of the rest. */
    static final class CutsOff extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return new Right(time) {
                @Override
                public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most)
                        throws IOException {
                    byte[] fitting = bytes.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 8));
                    return super.put(organization, new ByteArrayInputStream(fitting), most);
                }
            };
        }
    }

    /** Has what came before it broke off. */
    static final class KeepsWhatBrokeOff extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return new Right(time) {
                @Override
                public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most)
                        throws IOException {
                    ByteArrayOutputStream came = new ByteArrayOutputStream();
                    try {
                        for (int next = bytes.read(); next >= 0 && came.size() <= most; next = bytes.read()) {
                            came.write(next);
                        }
                    } catch (IOException brokeOff) {
                        super.put(organization, new ByteArrayInputStream(came.toByteArray()), most);
                        throw brokeOff;
                    }
                    return super.put(organization, new ByteArrayInputStream(came.toByteArray()), most);
                }
            };
        }
    }

    /** Has a file before it is whole. */
    static final class ShowsHalfAFile extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return new Right(time) {
                @Override
                public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most)
                        throws IOException {
                    byte[] half = bytes.readNBytes(1000);
                    Optional<StoredBytes> early = super.put(organization, new ByteArrayInputStream(half), most);
                    try {
                        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(half), bytes);
                        return super.put(organization, whole, most);
                    } finally {
                        early.ifPresent(file -> delete(organization, file.key()));
                    }
                }
            };
        }
    }

    /** Keeps the same bytes once only, and forgets them with the first of those who have them. */
    static final class SharesBytes extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return new Right(time) {
                private final Map<String, StoredBytes> known = new HashMap<>();

                @Override
                public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most)
                        throws IOException {
                    return super.put(organization, bytes, most).map(stored -> {
                        StoredBytes first = known.putIfAbsent(stored.sha256(), stored);
                        return first == null ? stored : first;
                    });
                }
            };
        }
    }

    /** Names files that somebody may be about to send. */
    static final class NamesYoungFiles extends MediaStoreContract {
        @Override
        protected MediaStore create(InstantSource time) {
            return new Right(time) {
                @Override
                public List<MediaKey> keptBefore(
                        OrganizationId organization, Instant before, @Nullable MediaKey after, int limit) {
                    return super.keptBefore(organization, before.plus(Duration.ofDays(1)), after, limit);
                }
            };
        }
    }

    private static class Right implements MediaStore {
        private final MediaStore right;

        Right(InstantSource time) {
            this.right = new InMemoryMediaStore(time);
        }

        OrganizationId in(OrganizationId organization) {
            return organization;
        }

        @Override
        public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most) throws IOException {
            return right.put(in(organization), bytes, most);
        }

        @Override
        public Optional<InputStream> open(OrganizationId organization, MediaKey key) {
            return right.open(in(organization), key);
        }

        @Override
        public List<MediaKey> keptBefore(
                OrganizationId organization, Instant before, @Nullable MediaKey after, int limit) {
            return right.keptBefore(in(organization), before, after, limit);
        }

        @Override
        public void delete(OrganizationId organization, MediaKey key) {
            right.delete(in(organization), key);
        }
    }
}
