package cn.yunfang.formulary;

import cn.yunfang.shared.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file an adopter brings, read whole and checked before anything is stored. */
sealed interface ImportFile {
    /** A sound file. */
    record Sound(ImportFormat format, String digest, List<Row> rows) implements ImportFile {}

    /** A file that is refused, with what is wrong; nothing of it is stored. */
    record Refused(List<String> faults) implements ImportFile {}

    /**
     * A row.
     *
     * @param fields all columns as JSON
     */
    record Row(List<String> keys, String fields) {}

    /** More than any of the formats needs, and still harmless to memory. */
    int LARGEST = 128 * 1024 * 1024;

    int FAULTS_SHOWN = 10;

    static ImportFile read(byte[] file) {
        try {
            var text = text(unpacked(file));
            try (var parser = CSVFormat.RFC4180.parse(new java.io.StringReader(text))) {
                return rows(parser, ReferenceFile.digest(file));
            }
        } catch (CharacterCodingException e) {
            return refused("the file is not UTF-8; save it as CSV in UTF-8");
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return refused("the file is not readable as CSV or gzip: " + e.getMessage());
        }
    }

    private static byte[] unpacked(byte[] file) throws IOException {
        if (file.length < 2 || (file[0] & 0xff) != 0x1f || (file[1] & 0xff) != 0x8b) {
            return file;
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(file))) {
            var bytes = gzip.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new IOException("larger than " + LARGEST + " bytes unpacked");
            }
            return bytes;
        }
    }

    private static String text(byte[] bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static ImportFile rows(CSVParser parser, String digest) {
        var lines = parser.iterator();
        if (!lines.hasNext()) {
            return refused("the file is empty");
        }
        var header = lines.next().toList();
        var format = ImportFormat.of(header);
        if (format.isEmpty()) {
            return refused(
                    "no known format has these columns: "
                            + String.join(",", header)
                            + "; see docs/operate.md for the formats");
        }
        var faults = new ArrayList<String>();
        var rows = new LinkedHashSet<Row>();
        while (lines.hasNext()) {
            var record = lines.next();
            long line = parser.getCurrentLineNumber();
            row(format.get(), header, record, "line " + line + ": ", faults).ifPresent(rows::add);
        }
        if (faults.isEmpty() && rows.isEmpty()) {
            faults.add("there is a header but no row");
        }
        return faults.isEmpty()
                ? new Sound(format.get(), digest, List.copyOf(rows))
                : new Refused(shown(faults));
    }

    private static Optional<Row> row(
            ImportFormat format,
            List<String> header,
            CSVRecord record,
            String where,
            List<String> faults) {
        if (record.size() != header.size()) {
            faults.add(where + record.size() + " fields instead of " + header.size());
            return Optional.empty();
        }
        var fields = new LinkedHashMap<String, String>();
        var keys = new LinkedHashSet<String>();
        int before = faults.size();
        for (var column : format.columns()) {
            var value = record.get(header.indexOf(column.name())).strip();
            column.fault(value).ifPresent(fault -> faults.add(where + fault));
            fields.put(column.name(), value);
            keys.addAll(column.keys(value));
        }
        return faults.size() > before
                ? Optional.empty()
                : Optional.of(new Row(List.copyOf(keys), Json.text(fields)));
    }

    private static List<String> shown(List<String> faults) {
        if (faults.size() <= FAULTS_SHOWN) {
            return List.copyOf(faults);
        }
        var first = new ArrayList<>(faults.subList(0, FAULTS_SHOWN));
        first.add("and " + (faults.size() - FAULTS_SHOWN) + " more");
        return List.copyOf(first);
    }

    private static Refused refused(String fault) {
        return new Refused(List.of(fault));
    }
}
