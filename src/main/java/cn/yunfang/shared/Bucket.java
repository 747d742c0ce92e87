package cn.yunfang.shared;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Where a person's data lives: 0 to 1023, the first column of every hot table's key. The rule is
 * fixed for ever: CRC-32 of the UTF-8 person number, modulo 1024.
 */
public record Bucket(int value) {
    public static final int COUNT = 1024;

    public Bucket {
        if (value < 0 || value >= COUNT) {
            throw new IllegalArgumentException("bucket out of range: " + value);
        }
    }

    public static Bucket ofPerson(String personNo) {
        var crc = new CRC32();
        crc.update(personNo.getBytes(StandardCharsets.UTF_8));
        return new Bucket((int) (crc.getValue() % COUNT));
    }
}
