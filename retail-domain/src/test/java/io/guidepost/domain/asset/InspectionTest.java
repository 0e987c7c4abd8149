package io.guidepost.domain.asset;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is what its bytes say. */
class InspectionTest {

    @TempDir
    Path folder;

    @Test
    void picturesAreKnownWithTheirSize() throws IOException {
        assertThat(Inspection.of(Pictures.picture(folder, "png", 30, 20)))
                .contains(new Inspection(FileType.PNG, 30, 20));
        assertThat(Inspection.of(Pictures.picture(folder, "jpg", 40, 10)))
                .contains(new Inspection(FileType.JPEG, 40, 10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<?xml version=\"1.0\"?><svg/>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "GIF89a<script>alert(1)</script>",
                "#!/bin/sh\nrm -rf /",
                "MZ\u0090\u0000",
                "just words, which no browser should guess about",
                ""
            })
    void whatABrowserOrASystemCouldRunIsRefusedByItsBytes(String content) throws IOException {
        assertThat(Inspection.of(Pictures.file(folder, content.getBytes(UTF_8))))
                .isEmpty();
    }

    @Test
    void aPictureByItsFirstBytesAloneIsNone() throws IOException {
        var head = Arrays.copyOf(Files.readAllBytes(Pictures.picture(folder, "png", 8, 8)), 8);
        var page = "<html><script>alert(1)</script></html>".getBytes(UTF_8);
        var both = ByteBuffer.allocate(head.length + page.length)
                .put(head)
                .put(page)
                .array();

        assertThat(Inspection.of(Pictures.file(folder, both))).isEmpty();
    }

    /** A few bytes of header that would want ten gigabytes of memory. */
    @Test
    void aPictureThatClaimsGigapixelsIsRefused() throws IOException {
        var png = Files.readAllBytes(Pictures.picture(folder, "png", 8, 8));
        var header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        var crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());

        assertThat(Inspection.of(Pictures.file(folder, png))).isEmpty();
    }

    @Test
    void officeDocumentsAreKnownByTheirPartsAndThoseWithMacrosAreRefused() throws IOException {
        assertThat(Inspection.of(Pictures.archive(folder, "[Content_Types].xml", "word/document.xml")))
                .map(Inspection::type)
                .contains(FileType.DOCX);
        assertThat(Inspection.of(Pictures.archive(folder, "[Content_Types].xml", "xl/workbook.xml")))
                .map(Inspection::type)
                .contains(FileType.XLSX);
        assertThat(Inspection.of(Pictures.archive(folder, "[Content_Types].xml", "ppt/presentation.xml")))
                .map(Inspection::type)
                .contains(FileType.PPTX);
        assertThat(Inspection.of(
                        Pictures.archive(folder, "[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")))
                .isEmpty();
        assertThat(Inspection.of(Pictures.archive(folder, "setup.exe"))).isEmpty();
        assertThat(Inspection.of(Pictures.file(folder, "PK\u0003\u0004 and then nothing".getBytes(ISO_8859_1))))
                .isEmpty();
    }

    @Test
    void videosAreMp4ByBrand() throws IOException {
        assertThat(Inspection.of(Pictures.file(folder, "\0\0\0\u0018ftypisom\0\0\2\0".getBytes(ISO_8859_1))))
                .map(Inspection::type)
                .contains(FileType.MP4);
        assertThat(Inspection.of(Pictures.file(folder, "\0\0\0\u0018ftypqt  \0\0\2\0".getBytes(ISO_8859_1))))
                .isEmpty();
    }

    /** Whatever comes in: an answer and no exception. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261122})
    void brokenFilesAreRefusedAndBreakNothing(long seed) throws IOException {
        var random = new Random(seed);
        var whole = Files.readAllBytes(Pictures.picture(folder, random.nextBoolean() ? "png" : "jpg", 64, 64));
        for (int i = 0; i < 20; i++) {
            var broken = Arrays.copyOf(whole, 3 + random.nextInt(whole.length - 3));
            for (int hit = 0; hit < 5; hit++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }

            Inspection.of(Pictures.file(folder, broken)).ifPresent(found -> assertThat(found.width() * found.height())
                    .as("seed %d", seed)
                    .isPositive());
        }
    }
}
