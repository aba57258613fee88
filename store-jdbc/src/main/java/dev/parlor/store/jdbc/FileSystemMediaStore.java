package dev.parlor.store.jdbc;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.MediaStore;
import dev.parlor.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files in a folder (rule M3), which all hosts must share: a folder for each organization, in it one for each day, in UTC,
 * in it the files. A file is there whole or not at all: it is written under another name, brought to the disk, then renamed.
 * Without a cipher its bytes are as they came, for any tool to read. Thread-safe; needs no more memory than 1 MB for each file
 * that is being kept or read.
 *
 * <p>The file system must be able to rename atomically and to sync, as local ones and NFS are. Back the folder up after the
 * database: a file without a message is forgotten in time, a message without its file fails.
 */
public final class FileSystemMediaStore implements MediaStore {
    /** Lies in the folder, so that a disk that is not mounted is not mistaken for one without files. */
    private static final String MARKER = "parlor-files";

    private final Path folder;
    private final InstantSource time;
    private final Encryption encryption;

    private FileSystemMediaStore(Path folder, InstantSource time, Encryption encryption) {
        this.folder = folder;
        this.time = time;
        this.encryption = encryption;
    }

    /**
     * In this folder, which must be there, and be empty the first time. Its rights are the host's to set.
     *
     * @param time by which files grow old: that of the store, {@code store::time}
     */
    public static FileSystemMediaStore in(Path folder, InstantSource time) {
        Objects.requireNonNull(time, "time");
        try {
            if (!Files.exists(folder.resolve(MARKER))) {
                if (!FileNames.in(folder).isEmpty()) {
                    throw new IllegalArgumentException(
                            "the folder of files is neither empty nor one that Parlor began: " + folder);
                }
                Files.createFile(folder.resolve(MARKER));
            }
        } catch (IOException failed) {
            throw new StoreException("the folder of files is not there or cannot be written: " + folder, failed);
        }
        return new FileSystemMediaStore(folder, time, Encryption.NONE);
    }

    /** The same, but what it keeps from now on is encrypted. What was kept before stays readable as it is. */
    public FileSystemMediaStore encryptedBy(ContentCipher cipher) {
        return new FileSystemMediaStore(folder, time, Encryption.by(cipher));
    }

    @Override
    public Optional<StoredBytes> put(OrganizationId organization, InputStream bytes, long most) throws IOException {
        FileParts parts = new FileParts(bytes, most);
        FilePlace place = new FilePlace(organization, FileKeys.make(time.instant()));
        String key = encryption.currentKey();
        Path day = created(day(place));
        try (UnfinishedFile file = new UnfinishedFile(FileNames.UNFINISHED.of(place.file(), day))) {
            if (key != null) {
                file.write(EncryptedParts.header(key));
            }
            int number = 0;
            do {
                byte[] part = parts.next();
                if (parts.isTooMuch()) {
                    return Optional.empty();
                }
                ByteBuffer written = key == null
                        ? ByteBuffer.wrap(part)
                        : EncryptedParts.frame(encryption.encrypt(key, place.ofPart(number, parts.isAtEnd()), part));
                file.write(written);
                number++;
            } while (!parts.isAtEnd());
            file.finish((key == null ? FileNames.PLAIN : FileNames.ENCRYPTED).of(place.file(), day));
        }
        return Optional.of(new StoredBytes(FileKeys.key(place.file()), parts.size(), parts.hash()));
    }

    @Override
    public Optional<InputStream> open(OrganizationId organization, MediaKey key) {
        Optional<FilePlace> place = FileKeys.parse(key).map(file -> new FilePlace(organization, file));
        try {
            return place.isEmpty() ? Optional.empty() : opened(place.get());
        } catch (IOException failed) {
            throw new StoreException("a file could not be opened", failed);
        }
    }

    private Optional<InputStream> opened(FilePlace place) throws IOException {
        Optional<InputStream> plain = bytesOf(FileNames.PLAIN.of(place.file(), day(place)));
        if (plain.isPresent()) {
            return plain;
        }
        Optional<InputStream> encrypted = bytesOf(FileNames.ENCRYPTED.of(place.file(), day(place)));
        if (encrypted.isPresent()) {
            return Optional.of(new PartStream(EncryptedParts.of(encrypted.get(), place, encryption)));
        }
        if (!Files.exists(folder.resolve(MARKER))) {
            throw new NoSuchFileException(folder.resolve(MARKER).toString(), null, "is the disk mounted?");
        }
        return Optional.empty();
    }

    private static Optional<InputStream> bytesOf(Path path) throws IOException {
        try {
            return Optional.of(Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException notThere) {
            return Optional.empty();
        }
    }

    /**
     * By age. One whose put was cut off with its process, of which {@link #open} knows nothing, is named too, so that what is
     * left of it goes with the files that nobody sent.
     */
    @Override
    public List<MediaKey> keptBefore(OrganizationId organization, Instant before, @Nullable MediaKey after, int limit) {
        UUID end = FileKeys.floor(before);
        UUID begin = FileKeys.begin(after);
        List<MediaKey> found = new ArrayList<>();
        try {
            for (String day : FileNames.in(folder.resolve(FileNames.ofOrganization(organization)))) {
                if (found.size() < limit
                        && day.compareTo(nameOfDay(begin)) >= 0
                        && day.compareTo(nameOfDay(end)) <= 0) {
                    filesOf(organization, day)
                            .filter(file -> FileKeys.ORDER.compare(file, begin) > 0)
                            .filter(file -> FileKeys.ORDER.compare(file, end) < 0)
                            .limit(limit - found.size())
                            .forEach(file -> found.add(FileKeys.key(file)));
                }
            }
            return found;
        } catch (IOException failed) {
            throw new StoreException("the folder of files could not be read", failed);
        }
    }

    private Stream<UUID> filesOf(OrganizationId organization, String day) throws IOException {
        TreeSet<UUID> files = new TreeSet<>(FileKeys.ORDER);
        FileNames.in(folder.resolve(FileNames.ofOrganization(organization)).resolve(day)).stream()
                .flatMap(name -> FileNames.fileOf(name).stream())
                .forEach(files::add);
        return files.stream();
    }

    @Override
    public void delete(OrganizationId organization, MediaKey key) {
        Optional<UUID> file = FileKeys.parse(key);
        if (file.isEmpty()) {
            return;
        }
        Path day = day(new FilePlace(organization, file.get()));
        try {
            for (FileNames kind : FileNames.values()) {
                Files.deleteIfExists(kind.of(file.get(), day));
            }
        } catch (IOException failed) {
            throw new StoreException("a file could not be deleted", failed);
        }
    }

    private Path day(FilePlace place) {
        return folder.resolve(FileNames.ofOrganization(place.organization())).resolve(nameOfDay(place.file()));
    }

    private static String nameOfDay(UUID file) {
        return LocalDate.ofInstant(FileKeys.timeOf(file), ZoneOffset.UTC).toString();
    }

    private Path created(Path day) {
        try {
            if (!Files.isDirectory(day)) {
                Files.createDirectories(day);
                UnfinishedFile.sync(Objects.requireNonNull(day.getParent()));
                UnfinishedFile.sync(folder);
            }
            return day;
        } catch (IOException failed) {
            throw new StoreException("a folder for files could not be made", failed);
        }
    }
}
