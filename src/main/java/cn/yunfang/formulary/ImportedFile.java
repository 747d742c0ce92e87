package cn.yunfang.formulary;

import java.time.Instant;

/**
 * A file an adopter imported that is the one in force of its format.
 *
 * @param digest SHA-256, hexadecimal; @param rows how many it has
 */
public record ImportedFile(ImportFormat format, String digest, String name, int rows, Instant at) {}
