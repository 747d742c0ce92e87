package cn.yunfang.chronic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file that goes with an application: a photo of a report, a discharge summary.
 *
 * @param no stable within its application
 * @param bytes its size
 * @param addedBy role of who added it
 */
public record Attachment(
        int no, String name, Media media, int bytes, Instant addedAt, String addedBy) {
    /** What a file is, by what it begins with; what it is called says nothing. */
    public enum Media {
        JPEG("image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
        PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
        PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII));

        private final String type;
        private final byte[] head;

        Media(String type, byte[] head) {
            this.type = type;
            this.head = head;
        }

        /** As in Content-Type. */
        public String type() {
            return type;
        }

        /** Empty for whatever else it may be. */
        static Optional<Media> of(byte[] content) {
            return Arrays.stream(values()).filter(one -> one.begins(content)).findFirst();
        }

        private boolean begins(byte[] content) {
            return content.length > head.length
                    && Arrays.equals(content, 0, head.length, head, 0, head.length);
        }
    }

    /** A file with what is in it. */
    public record Content(Attachment attachment, byte[] content) {}
}
