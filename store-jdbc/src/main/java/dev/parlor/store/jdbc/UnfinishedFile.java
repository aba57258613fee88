package dev.parlor.store.jdbc;

import dev.parlor.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** A file under another name until all of it is on the disk; if it does not come to that, nothing of it stays. */
final class UnfinishedFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private boolean finished;

    /** In a folder that is there. */
    UnfinishedFile(Path path) {
        this.path = path;
        try {
            this.channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    void write(ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /** Gives it its name, after its bytes, and before its folder, are on the disk. */
    void finish(Path name) {
        try {
            channel.force(true);
            channel.close();
            Files.move(path, name, StandardCopyOption.ATOMIC_MOVE);
            finished = true;
            sync(Objects.requireNonNull(name.getParent()));
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    /** What a folder lists outlives a crash only after this. A system that cannot open folders syncs them by itself. */
    static void sync(Path folder) throws IOException {
        try (FileChannel listed = FileChannel.open(folder, StandardOpenOption.READ)) {
            listed.force(true);
        } catch (AccessDeniedException windows) {
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                throw windows;
            }
        }
    }

    @Override
    public void close() {
        try (channel) {
            if (!finished) {
                Files.deleteIfExists(path);
            }
        } catch (IOException failed) {
            throw failed(failed);
        }
    }

    private static StoreException failed(IOException cause) {
        return new StoreException("a file could not be written to the folder of files", cause);
    }
}
