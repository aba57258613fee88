package dev.parlor.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileTypeTest {
    private static final InputStream NONE = InputStream.nullInputStream();
    private static final String OGG = "OggS" + "-".repeat(24) + "OpusHead" + "-";

    @ParameterizedTest
    @CsvSource({
        "\u00ff\u00d8\u00ff\u00e0, JPEG",
        "'\u0089PNG\r\n\u001a\n', PNG",
    })
    void M2_a_picture_is_told_by_its_first_bytes(String beginning, FileType type) {
        assertThat(NewFile.picture(NONE, "").typeOf(bytes(beginning))).contains(type);
    }

    @ParameterizedTest
    @CsvSource({
        "\u00ff\u00f1, AAC",
        "\u00ff\u00f9, AAC",
        "'#!AMR\n', AMR",
        "ID3, MP3",
        "\u00ff\u00fb, MP3",
        "----ftypM4A , MP4_SOUND",
        "----ftypisom, MP4_SOUND",
    })
    void M2_a_sound_is_told_by_its_first_bytes(String beginning, FileType type) {
        assertThat(NewFile.audio(NONE).typeOf(bytes(beginning + "    "))).contains(type);
    }

    @Test
    void M2_a_voice_note_is_opus_in_one_channel() {
        assertThat(NewFile.audio(NONE).typeOf(bytes(OGG + "\u0001"))).contains(FileType.OPUS);
        assertThat(NewFile.audio(NONE).typeOf(bytes(OGG + "\u0002"))).isEmpty();
        assertThat(NewFile.audio(NONE).typeOf(bytes("OggS and Vorbis"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"isom, MP4_FILM", "mp42, MP4_FILM", "3gp5, FILM_3GP"})
    void M2_a_film_is_told_by_its_brand(String brand, FileType type) {
        assertThat(NewFile.video(NONE, "").typeOf(bytes("----ftyp" + brand))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "avif", "qt  ", "M4A "})
    void M2_what_only_looks_like_a_film_is_none(String brand) {
        assertThat(NewFile.video(NONE, "").typeOf(bytes("----ftyp" + brand))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%PDF-1.7, PDF",
        "PK\u0003\u0004...word/document.xml, DOCX",
        "PK\u0003\u0004...xl/workbook.xml, XLSX",
        "PK\u0003\u0004...ppt/presentation.xml, PPTX",
        "'Good morning,\r\n\tNoor', TEXT",
    })
    void M2_a_document_is_told_by_what_is_in_it(String beginning, FileType type) {
        assertThat(NewFile.document(NONE, "name", "").typeOf(bytes(beginning))).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PK\u0003\u0004...META-INF/MANIFEST.MF", "MZ\u0000\u0001", "text with \u0000 in it", ""})
    void M2_what_is_none_of_the_documents_cannot_be_sent(String beginning) {
        assertThat(NewFile.document(NONE, "name.pdf", "").typeOf(bytes(beginning)))
                .isEmpty();
    }

    @Test
    void M2_a_sticker_that_moves_may_be_bigger() {
        Optional<FileType> still = NewFile.sticker(NONE).typeOf(bytes("RIFF----WEBPVP8X----\u0000"));
        Optional<FileType> moving = NewFile.sticker(NONE).typeOf(bytes("RIFF----WEBPVP8X----\u0002"));

        assertThat(still.orElseThrow().mostBytes()).isEqualTo(100 * 1024);
        assertThat(moving.orElseThrow().mostBytes()).isEqualTo(500 * 1024);
    }

    @ParameterizedTest
    @CsvSource({"JPEG, 5", "PNG, 5", "AAC, 16", "OPUS, 16", "MP4_FILM, 16", "FILM_3GP, 16", "PDF, 100", "TEXT, 100"})
    void M2_each_type_has_the_platforms_limit(FileType type, long megabytes) {
        assertThat(type.mostBytes()).isEqualTo(megabytes * 1024 * 1024);
    }

    @Test
    void M2_the_directory_of_a_compound_file_is_found_by_its_header() {
        byte[] header = bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\u0000".repeat(504));
        header[30] = 9;
        header[48] = 2;

        assertThat(FileType.directoryAt(header)).isEqualTo(3 * 512);
        assertThat(FileType.directoryAt(bytes("%PDF-1.7"))).isNegative();
        assertThat(FileType.directoryAt(Arrays.copyOf(header, 40))).isNegative();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
