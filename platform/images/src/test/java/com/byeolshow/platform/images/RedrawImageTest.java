package com.byeolshow.platform.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedrawImageTest {

    private static final ImageLimits LIMITS = new ImageLimits(10_000_000, 25_000_000);
    private static final List<Integer> SIDES = List.of(1080, 480, 120);

    private final RedrawImage redraw = new RedrawImage(LIMITS);

    @Nested
    class Pictures {

        @Test
        void becomeOneJpegForEachSize() {
            for (byte[] upload : List.of(Uploads.jpeg(2000, 1000), Uploads.png(2000, 1000))) {
                var renditions = done(upload);

                assertThat(renditions)
                        .extracting(Rendition::side, Rendition::width, Rendition::height)
                        .containsExactly(tuple(1080, 1080, 540), tuple(480, 480, 240), tuple(120, 120, 60));
                for (var rendition : renditions) {
                    var picture = Uploads.read(rendition.jpeg());
                    assertThat(picture.getWidth()).isEqualTo(rendition.width());
                    assertThat(picture.getHeight()).isEqualTo(rendition.height());
                    assertColour(picture, 0.1, 0.5, Color.RED);
                    assertColour(picture, 0.9, 0.5, Color.BLUE);
                }
            }
        }

        @Test
        void areNeverEnlarged() {
            assertThat(done(Uploads.png(200, 50))).extracting(Rendition::width).containsExactly(200, 200, 120);
            assertThat(done(Uploads.jpeg(1, 1))).extracting(Rendition::width).containsExactly(1, 1, 1);
        }

        @Test
        void thatAreLargeKeepTheFullSizeOfTheRendition() {
            assertThat(done(Uploads.jpeg(5000, 4999)).getFirst().width()).isEqualTo(1080);
            assertThat(done(Uploads.png(2300, 2300)).getFirst().width()).isEqualTo(1080);
        }

        @Test
        void thatAreNothingButALineStayOne() {
            var largest = done(Uploads.png(15_000, 1)).getFirst();

            assertThat(largest.width()).isEqualTo(1080);
            assertThat(largest.height()).isEqualTo(1);
        }

        @Test
        void thatAreTransparentStandOnWhite() {
            var empty = Uploads.written(new BufferedImage(60, 60, BufferedImage.TYPE_INT_ARGB), "png");

            assertColour(Uploads.read(done(empty).getFirst().jpeg()), 0.5, 0.5, Color.WHITE);
        }

        @Test
        void ofOtherColourModelsAreRead() {
            for (int type : List.of(
                    BufferedImage.TYPE_BYTE_GRAY,
                    BufferedImage.TYPE_BYTE_INDEXED,
                    BufferedImage.TYPE_USHORT_GRAY,
                    BufferedImage.TYPE_BYTE_BINARY)) {
                assertThat(done(Uploads.written(Uploads.picture(300, 200, type), "png")))
                        .hasSize(3);
            }
            assertThat(done(Uploads.written(Uploads.picture(300, 200, BufferedImage.TYPE_BYTE_GRAY), "jpeg")))
                    .hasSize(3);
        }

        @Test
        void mayBeWebp() {
            for (byte[] webp : List.of(Uploads.lossyWebp(), Uploads.losslessWebp(), Uploads.transparentWebp())) {
                assertThat(done(webp)).extracting(Rendition::width).containsExactly(1, 1, 1);
            }
        }

        /** Where the red half, left in the file, is to be seen. */
        @ParameterizedTest
        @CsvSource({
            "1, 0.1, 0.5", "2, 0.9, 0.5", "3, 0.9, 0.5", "4, 0.1, 0.5",
            "5, 0.5, 0.1", "6, 0.5, 0.1", "7, 0.5, 0.9", "8, 0.5, 0.9",
        })
        void areTurnedAsTheCameraWasHeld(int orientation, double x, double y) {
            boolean sideways = orientation >= 5;
            for (byte[] upload : List.of(
                    Uploads.withExif(Uploads.jpeg(400, 200), orientation),
                    Uploads.withChunk(Uploads.png(400, 200), "eXIf", Uploads.exif(orientation)))) {
                for (var rendition : done(upload)) {
                    assertThat(rendition.width() < rendition.height()).isEqualTo(sideways);
                    var picture = Uploads.read(rendition.jpeg());
                    assertColour(picture, x, y, Color.RED);
                    assertColour(picture, 1 - x, 1 - y, Color.BLUE);
                }
            }
        }
    }

    @Nested
    class Metadata {

        @Test
        void isGone() {
            var script = "<script>alert(1)</script>";
            var uploads = List.of(
                    Uploads.withSegment(Uploads.withExif(Uploads.jpeg(400, 200), 6), 0xFE, Uploads.ascii(script)),
                    Uploads.withChunk(
                            Uploads.withChunk(Uploads.png(400, 200), "eXIf", Uploads.exif(6)),
                            "tEXt",
                            Uploads.ascii("Comment\0" + script)));

            for (byte[] upload : uploads) {
                assertThat(text(upload)).contains(Uploads.WHERE_IT_WAS_TAKEN, script);
                for (var rendition : done(upload)) {
                    assertThat(text(rendition.jpeg()))
                            .doesNotContain(Uploads.WHERE_IT_WAS_TAKEN)
                            .doesNotContain("Exif")
                            .doesNotContain("script");
                }
            }
        }

        @Test
        void neverReachesADecoder() {
            byte[] bomb = Uploads.joined(Uploads.ascii("a\0\0"), Uploads.zeros(200_000_000));
            byte[] indexed = Uploads.written(Uploads.picture(300, 200, BufferedImage.TYPE_BYTE_INDEXED), "png");

            for (String name : List.of("zTXt", "iCCP", "iTXt", "vpAg")) {
                assertThat(essence(Uploads.withChunk(indexed, name, bomb))).hasSizeLessThan(indexed.length + 1);
                assertThat(done(Uploads.withChunk(indexed, name, bomb))).hasSize(3);
            }
            assertThat(text(essence(
                            Uploads.withSegment(Uploads.jpeg(40, 20), 0xE2, Uploads.ascii("ICC_PROFILE\0bad")))))
                    .doesNotContain("ICC_PROFILE");
        }

        @Test
        void thatIsDamagedDoesNotHurtThePicture() {
            for (byte[] exif : List.of(
                    new byte[0],
                    Uploads.ascii("MM\0*\u007F\u00FF\u00FF\u00FF"),
                    Uploads.ascii("II*\0\u00FF\u00FF\u00FF\u00FF"),
                    Uploads.slice(Uploads.exif(6), 0, 12),
                    Uploads.exif(99))) {
                byte[] upload = Uploads.withSegment(
                        Uploads.jpeg(400, 200), 0xE1, Uploads.joined(Uploads.ascii("Exif\0\0"), exif));
                assertThat(done(upload).getFirst().width()).isEqualTo(400);
            }
        }

        @Test
        void behindTheEndIsDropped() {
            byte[] archive = Uploads.ascii("PK\u0003\u0004<?php system($_GET[0]);");
            for (byte[] upload : List.of(Uploads.jpeg(40, 20), Uploads.png(40, 20), Uploads.losslessWebp())) {
                byte[] polyglot = Uploads.joined(upload, archive);
                assertThat(text(essence(polyglot))).doesNotContain("php");
                assertThat(done(polyglot)).allSatisfy(rendition -> assertThat(text(rendition.jpeg()))
                        .doesNotContain("php"));
            }
        }
    }

    @Nested
    class Refusals {

        @Test
        void meetWhateverIsNoPictureOfOurTypes() {
            for (byte[] upload : List.of(
                    new byte[0],
                    Uploads.ascii("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"),
                    Uploads.ascii("<html><script>alert(1)</script></html>"),
                    Uploads.ascii("GIF89a/*\0\u00FF\u00D8\u00FF*/=1;alert(1)"),
                    Uploads.ascii("%PDF-1.7"),
                    Uploads.ascii("RIFF\0\0\0\0WAVE"),
                    Uploads.gif(20, 20),
                    Uploads.animatedWebp())) {
                assertThat(refused(upload)).isEqualTo(ImageFlaw.UNSUPPORTED);
            }
        }

        @Test
        void meetFilesThatAreTooLargeBeforeAnythingElse() {
            assertThat(refused(new byte[10_000_001])).isEqualTo(ImageFlaw.TOO_LARGE);
            assertThat(refused(Uploads.joined(Uploads.jpeg(10, 10), new byte[10_000_000])))
                    .isEqualTo(ImageFlaw.TOO_LARGE);
        }

        @Test
        void meetPixelBombsWithoutDecodingThem() {
            for (byte[] bomb : List.of(
                    Uploads.bomb(50_000, 50_000),
                    Uploads.bomb(5001, 5000),
                    Uploads.bomb(Integer.MAX_VALUE, Integer.MAX_VALUE),
                    Uploads.bomb(20_001, 1),
                    resized(Uploads.jpeg(16, 16), 65_535, 65_535))) {
                assertThat(bomb).hasSizeLessThan(100_000);
                assertThat(refused(bomb)).isEqualTo(ImageFlaw.TOO_MANY_PIXELS);
            }
        }

        @Test
        void meetWebpWithPixelsThatItsDecoderCannotAfford() {
            byte[] huge = Uploads.lossyWebp();
            huge[26] = (byte) 0xFF;
            huge[27] = 0x3F;
            huge[28] = (byte) 0xFF;
            huge[29] = 0x3F;

            assertThat(refused(huge)).isEqualTo(ImageFlaw.TOO_MANY_PIXELS);
        }

        @Test
        void meetWebpWhoseCanvasContradictsItsPicture() {
            byte[] contradiction = Uploads.transparentWebp();
            contradiction[24] = 9;

            assertThat(refused(contradiction)).isEqualTo(ImageFlaw.UNREADABLE);
        }

        @Test
        void meetEveryFileThatIsCutOff() {
            for (byte[] whole : List.of(Uploads.jpeg(60, 40), Uploads.png(60, 40), Uploads.lossyWebp())) {
                for (int length = 13; length < whole.length; length++) {
                    assertThat(redraw.run(Uploads.slice(whole, 0, length), SIDES))
                            .as("%d of %d bytes", length, whole.length)
                            .isInstanceOf(Redrawn.Refused.class);
                }
            }
        }

        @Test
        void meetPicturesWhoseDataIsNotWhatTheHeaderSays() {
            assertThat(refused(resized(Uploads.png(60, 40), 600, 400))).isEqualTo(ImageFlaw.UNREADABLE);
            assertThat(refused(Uploads.joined(
                            Uploads.slice(Uploads.png(60, 40), 0, 33), Uploads.chunk("IEND", new byte[0]))))
                    .isEqualTo(ImageFlaw.UNREADABLE);
        }

        @Test
        void meetPrintAndLosslessVarietiesOfJpeg() {
            assertThat(refused(frame(0xC3, 3))).isEqualTo(ImageFlaw.UNSUPPORTED);
            assertThat(refused(frame(0xC9, 3))).isEqualTo(ImageFlaw.UNSUPPORTED);
            assertThat(refused(frame(0xC0, 4))).isEqualTo(ImageFlaw.UNSUPPORTED);
        }

        @Test
        void meetJpegsThatAreDrawnOverAndOverAgain() {
            byte[] scan = {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0, 0x55};
            byte[] start = frame(0xC2, 3);
            byte[] upload = Uploads.slice(start, 0, start.length - 2);
            for (int i = 0; i < 1000; i++) {
                upload = Uploads.joined(upload, scan);
            }
            upload = Uploads.joined(upload, new byte[] {(byte) 0xFF, (byte) 0xD9});

            assertThat(refused(upload)).isEqualTo(ImageFlaw.UNREADABLE);
        }

        /** Whatever single byte is broken: a rendition or a refusal, never a failure. */
        @Test
        void areTheWorstThatBrokenBytesDo() {
            for (byte[] whole : List.of(
                    Uploads.jpeg(24, 16), Uploads.png(24, 16), Uploads.lossyWebp(), Uploads.transparentWebp())) {
                for (int i = 0; i < whole.length; i++) {
                    for (int broken : new int[] {0, 0x7F, 0xFF}) {
                        byte[] upload = whole.clone();
                        upload[i] = (byte) broken;
                        assertThat(redraw.run(upload, List.of(16))).isNotNull();
                    }
                }
            }
        }

        private static byte[] frame(int marker, int components) {
            byte[] content = new byte[6 + 3 * components];
            content[0] = 8;
            content[2] = 16;
            content[4] = 16;
            content[5] = (byte) components;
            byte[] bare = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
            return Uploads.withSegment(bare, marker, content);
        }

        /** The same file with another size in its header. */
        private static byte[] resized(byte[] file, int width, int height) {
            byte[] resized = file.clone();
            if (file[0] == (byte) 0xFF) {
                int frame = 2;
                while ((resized[frame + 1] & 0xFF) != 0xC0) {
                    frame += 2 + ((resized[frame + 2] & 0xFF) << 8 | resized[frame + 3] & 0xFF);
                }
                resized[frame + 5] = (byte) (height >> 8);
                resized[frame + 6] = (byte) height;
                resized[frame + 7] = (byte) (width >> 8);
                resized[frame + 8] = (byte) width;
            } else {
                ByteBuffer.wrap(resized).putInt(16, width).putInt(20, height);
            }
            return resized;
        }
    }

    private List<Rendition> done(byte[] upload) {
        return switch (redraw.run(upload, SIDES)) {
            case Redrawn.Done(var renditions) -> renditions;
            case Redrawn.Refused(var flaw) -> throw new AssertionError("refused: " + flaw);
        };
    }

    private ImageFlaw refused(byte[] upload) {
        return switch (redraw.run(upload, SIDES)) {
            case Redrawn.Done(var renditions) -> throw new AssertionError("done: " + renditions);
            case Redrawn.Refused(var flaw) -> flaw;
        };
    }

    private byte[] essence(byte[] upload) {
        return ((Inspection.Sound) redraw.inspect(upload)).essence();
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }

    private static void assertColour(BufferedImage picture, double x, double y, Color expected) {
        var found = new Color(picture.getRGB((int) (picture.getWidth() * x), (int) (picture.getHeight() * y)));
        assertThat(Math.abs(found.getRed() - expected.getRed())
                        + Math.abs(found.getGreen() - expected.getGreen())
                        + Math.abs(found.getBlue() - expected.getBlue()))
                .as("%s is about %s", found, expected)
                .isLessThan(60);
    }
}
