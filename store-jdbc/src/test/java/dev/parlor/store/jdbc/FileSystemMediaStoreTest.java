package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlor.id.MediaKey;
import dev.parlor.id.OrganizationId;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemMediaStoreTest {
    private static final OrganizationId ACME = new OrganizationId("acme");
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String WORDS = "the words of a document ";

    @TempDir
    private Path folder;

    private FileSystemMediaStore store;

    @BeforeEach
    void open() {
        store = FileSystemMediaStore.in(folder, () -> NOON);
    }

    @Test
    void M3_a_file_is_written_under_another_name_until_it_is_whole() throws IOException {
        List<String> meanwhile = new ArrayList<>();
        InputStream bytes = new ByteArrayInputStream(words(700_000)) {
            @Override
            public synchronized int read(byte[] into, int from, int count) {
                files().forEach(path -> meanwhile.add(path.toString()));
                return super.read(into, from, count);
            }
        };

        store.put(ACME, bytes, Long.MAX_VALUE);

        assertThat(meanwhile).isNotEmpty().allMatch(path -> path.endsWith(".unfinished"));
        assertThat(files()).singleElement().asString().doesNotEndWith(".unfinished");
    }

    @Test
    void M3_what_a_process_left_that_was_cut_off_is_not_there_and_goes_with_the_unsent() throws IOException {
        StoredBytes stored = put(words(10));
        Path whole = files().get(0);
        Files.move(whole, whole.resolveSibling(whole.getFileName() + ".unfinished"));

        List<MediaKey> named = store.keptBefore(ACME, NOON.plus(Duration.ofDays(1)), null, 10);

        assertThat(store.open(ACME, stored.key())).isEmpty();
        assertThat(named).containsExactly(stored.key());
        store.delete(ACME, stored.key());
        assertThat(files()).isEmpty();
    }

    @Test
    void M3_files_of_several_days_are_named_page_by_page() throws IOException {
        List<MediaKey> kept = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            Instant then = NOON.plus(Duration.ofDays(day));
            FileSystemMediaStore that = FileSystemMediaStore.in(folder, () -> then);
            kept.add(that.put(ACME, new ByteArrayInputStream(words(10)), 10)
                    .orElseThrow()
                    .key());
        }

        Instant last = NOON.plus(Duration.ofDays(3));
        assertThat(store.keptBefore(ACME, last, null, 2)).isEqualTo(kept.subList(0, 2));
        assertThat(store.keptBefore(ACME, last, kept.get(1), 2)).isEqualTo(kept.subList(2, 3));
        assertThat(store.keptBefore(ACME, last, kept.get(2), 2)).isEmpty();
    }

    @Test
    void X10_a_key_is_never_a_path() throws IOException {
        put(words(10));
        Path outside = Files.writeString(folder.resolve("private.txt"), "not for you");
        Path day = files().get(0).getParent();

        for (String path : List.of(
                "private.txt",
                "../../private.txt",
                "../../../" + folder.getFileName() + "/private.txt",
                outside.toString(),
                day.relativize(outside).toString(),
                "..",
                "..\\..\\private.txt",
                "file:" + outside,
                "\0")) {
            assertThat(store.open(ACME, new MediaKey(path + " ".repeat(path.isBlank() ? 1 : 0))))
                    .as(path)
                    .isEmpty();
            store.delete(ACME, new MediaKey(path));
        }

        assertThat(outside).hasContent("not for you");
    }

    @Test
    void X10_a_link_is_not_followed() throws IOException {
        StoredBytes stored = put(words(10));
        Path outside = Files.writeString(folder.resolve("private.txt"), "not for you");
        Path file = files().stream()
                .filter(path -> !path.equals(outside))
                .findFirst()
                .orElseThrow();
        Files.delete(file);
        Files.createSymbolicLink(file, outside);

        assertThatThrownBy(() -> store.open(ACME, stored.key())).isInstanceOf(StoreException.class);
    }

    @Test
    void X10_each_organization_has_a_folder_of_its_own_whatever_its_name() throws IOException {
        List<String> names =
                List.of(".", "..", "a", "A", "a.b", "a_b", "a_2eb", "a:b", "con", "a-b", "@", "-", "B".repeat(64));
        for (String name : names) {
            store.put(new OrganizationId(name), new ByteArrayInputStream(words(10)), 10);
        }

        List<String> folders;
        try (Stream<Path> listed = Files.list(folder)) {
            folders = listed.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList();
        }
        assertThat(folders.stream().map(each -> each.toLowerCase(Locale.ROOT)).distinct())
                .hasSameSizeAs(names);
        assertThat(folders).allMatch(each -> each.matches("org-[a-z0-9_-]{1,192}"));
        for (String name : names) {
            assertThat(store.keptBefore(new OrganizationId(name), NOON.plusSeconds(60), null, 10))
                    .as(name)
                    .hasSize(1);
        }
    }

    @Test
    void M3_a_disk_that_is_not_mounted_is_no_disk_without_files() throws IOException {
        StoredBytes stored = put(words(10));
        try (Stream<Path> everything = Files.walk(folder).sorted((one, other) -> other.compareTo(one))) {
            for (Path path : everything.filter(path -> !path.equals(folder)).toList()) {
                Files.delete(path);
            }
        }

        assertThatThrownBy(() -> store.open(ACME, stored.key()))
                .isInstanceOf(StoreException.class)
                .hasStackTraceContaining("is the disk mounted?");
    }

    @Test
    void M3_a_folder_that_others_use_or_that_is_not_there_is_refused() throws IOException {
        Path others = Files.createDirectory(folder.resolve("others"));
        Files.writeString(others.resolve("theirs.txt"), "theirs");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileSystemMediaStore.in(others, () -> NOON))
                .withMessageContaining("neither empty nor");
        assertThatThrownBy(() -> FileSystemMediaStore.in(folder.resolve("nowhere"), () -> NOON))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not there");
    }

    @Test
    void M3_without_a_cipher_the_bytes_lie_there_as_they_came() throws IOException {
        put(words(300_000));

        assertThat(files()).singleElement().satisfies(file -> assertThat(file).hasBinaryContent(words(300_000)));
    }

    @Test
    void M3_with_a_cipher_no_word_of_a_file_lies_on_the_disk() throws IOException {
        StoredBytes stored = encrypted("spring")
                .put(ACME, new ByteArrayInputStream(words(300_000)), 300_000)
                .orElseThrow();

        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("words", "document"));
        assertThat(read(encrypted("spring"), stored)).isEqualTo(words(300_000));
    }

    @Test
    void M3_a_new_key_is_for_what_comes_and_the_old_one_for_what_is_there() throws IOException {
        StoredBytes plain = put(words(10));
        StoredBytes spring = encrypted("spring")
                .put(ACME, new ByteArrayInputStream(words(20)), 20)
                .orElseThrow();
        StoredBytes summer = encrypted("summer", "spring")
                .put(ACME, new ByteArrayInputStream(words(30)), 30)
                .orElseThrow();

        assertThat(read(encrypted("summer", "spring"), plain)).isEqualTo(words(10));
        assertThat(read(encrypted("summer", "spring"), spring)).isEqualTo(words(20));
        assertThat(read(encrypted("summer"), summer)).isEqualTo(words(30));
        assertThatIOException()
                .isThrownBy(() -> read(encrypted("summer"), spring))
                .withMessageContaining("key spring");
        assertThatIOException().isThrownBy(() -> read(store, summer)).withStackTraceContaining("was given no cipher");
    }

    @Test
    void M3_what_was_cut_off_changed_about_or_put_in_anothers_place_is_found() throws IOException {
        FileSystemMediaStore encrypted = encrypted("spring");
        StoredBytes stored = encrypted
                .put(ACME, new ByteArrayInputStream(words(700_000)), 700_000)
                .orElseThrow();
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        int header = 1 + "spring".length();
        int part = 4 + 12 + FileParts.PART_BYTES + 16;

        assertThat(read(encrypted, stored)).isEqualTo(words(700_000));
        assertThatIsFound(file, Arrays.copyOf(bytes, header + 2 * part), encrypted, stored);
        assertThatIsFound(file, Arrays.copyOf(bytes, header + 2 * part + 100), encrypted, stored);
        assertThatIsFound(file, Arrays.copyOf(bytes, header + 2 * part + 3), encrypted, stored);
        assertThatIsFound(file, Arrays.copyOf(bytes, header), encrypted, stored);
        assertThatIsFound(file, Arrays.copyOf(bytes, 0), encrypted, stored);
        byte[] swapped = bytes.clone();
        System.arraycopy(bytes, header, swapped, header + part, part);
        System.arraycopy(bytes, header + part, swapped, header, part);
        assertThatIsFound(file, swapped, encrypted, stored);
        byte[] flipped = bytes.clone();
        flipped[header + part + 1000] ^= 1;
        assertThatIsFound(file, flipped, encrypted, stored);

        StoredBytes other =
                encrypted.put(ACME, new ByteArrayInputStream(words(10)), 10).orElseThrow();
        Path otherFile =
                files().stream().filter(path -> !path.equals(file)).findFirst().orElseThrow();
        Files.write(file, bytes);
        Files.copy(file, otherFile, StandardCopyOption.REPLACE_EXISTING);
        assertThatIOException().isThrownBy(() -> read(encrypted, other));
    }

    private static void assertThatIsFound(Path file, byte[] changed, FileSystemMediaStore store, StoredBytes stored)
            throws IOException {
        Files.write(file, changed);
        assertThatThrownBy(() -> read(store, stored))
                .satisfiesAnyOf(
                        thrown -> assertThat(thrown).isInstanceOf(IOException.class),
                        thrown -> assertThat(thrown).isInstanceOf(StoreException.class));
    }

    private FileSystemMediaStore encrypted(String current, String... others) {
        return store.encryptedBy(TestKeys.cipher(current, others));
    }

    private StoredBytes put(byte[] bytes) throws IOException {
        return store.put(ACME, new ByteArrayInputStream(bytes), Long.MAX_VALUE).orElseThrow();
    }

    private static byte[] read(FileSystemMediaStore store, StoredBytes stored) throws IOException {
        try (InputStream bytes = store.open(ACME, stored.key()).orElseThrow()) {
            return bytes.readAllBytes();
        }
    }

    private List<Path> files() {
        try (Stream<Path> everything = Files.walk(folder)) {
            return everything
                    .filter(path -> Files.isRegularFile(path) && !path.endsWith("parlor-files"))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static byte[] words(int count) {
        return WORDS.repeat(count / WORDS.length() + 1).substring(0, count).getBytes(StandardCharsets.US_ASCII);
    }
}
