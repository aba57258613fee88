package dev.parlor.flow;

import dev.parlor.id.OrganizationId;
import dev.parlor.message.Attachment;
import dev.parlor.message.Content;
import dev.parlor.message.StoredBytes;
import dev.parlor.store.MediaStore;
import dev.parlor.store.StoreException;
import java.io.IOException;
import java.io.InputStream;

/** Whether the media store has what a message would send (rule M3). */
final class Files {
    private final MediaStore media;

    Files(MediaStore media) {
        this.media = media;
    }

    /** The content has a file whose bytes are not there. */
    boolean isGone(OrganizationId organization, Content content) {
        StoredBytes bytes = content.attachment().map(Attachment::bytes).orElse(null);
        if (bytes == null) {
            return false;
        }
        try (InputStream there = media.open(organization, bytes.key()).orElse(null)) {
            return there == null;
        } catch (IOException closing) {
            throw new StoreException("the media store could not be read", closing);
        }
    }
}
