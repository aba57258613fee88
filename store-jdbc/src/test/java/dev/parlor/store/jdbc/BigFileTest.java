package dev.parlor.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlor.message.Fetch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The biggest file that a guest can send, in a process whose heap holds a third of it. */
class BigFileTest {
    private static final String HEAP = "-Xmx32m";

    @TempDir
    private Path folder;

    @Test
    void M3_a_file_of_100_MB_goes_through_a_heap_of_32_MB_to_a_folder_and_back() throws Exception {
        assertThat(run(Files.createDirectory(folder.resolve("files")).toString()))
                .contains("kept and read " + Fetch.MOST_BYTES);
    }

    @Test
    void M3_a_file_of_100_MB_goes_through_a_heap_of_32_MB_to_PostgreSQL_and_back() throws Exception {
        try (Database database = Rooms.migrated(Databases.postgres())) {
            assertThat(run(database.url())).contains("kept and read " + Fetch.MOST_BYTES);
        }
    }

    /** In the same process is the whole database, whose cache holds 8 MB. */
    @Test
    void M3_a_file_of_100_MB_goes_through_a_heap_of_32_MB_to_H2_and_back() throws Exception {
        String url;
        try (Database database = Rooms.migrated(Databases.h2(folder))) {
            url = database.url() + ";CACHE_SIZE=8192;WRITE_DELAY=0";
        }
        assertThat(run(url)).contains("kept and read " + Fetch.MOST_BYTES);
    }

    private static List<String> run(String where) throws Exception {
        return JavaProcess.run(List.of(HEAP), BigFile.class, where);
    }
}
