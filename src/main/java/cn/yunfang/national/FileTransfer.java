package cn.yunfang.national;

import cn.yunfang.reconciliation.TransferFiles;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * 9101 文件上传 and 9102 文件下载 (national-interface §4.7). The bytes go as Base64; some clients send them
 * as a list of numbers, which is tolerated.
 */
@Configuration(proxyBeanMethods = false)
class FileTransfer {
    private static final int BYTES = 256;
    private static final int LEAST = -128;

    @Bean
    Operation fileUpload(TransferFiles files) {
        return Operation.of(
                "9101",
                (caller, body) -> {
                    var in = body.object("fsUploadIn");
                    return bytes(in.texts("in"))
                            .<Outcome<byte[]>>map(Outcome::done)
                            .orElseGet(
                                    () ->
                                            Outcome.refused(
                                                    Refusal.invalid(
                                                            "fsUploadIn.in", "文件数据", "Base64")))
                            .then(bytes -> files.upload(caller, in.text("filename"), bytes))
                            .map(FileTransfer::named);
                });
    }

    @Bean
    Operation fileDownload(TransferFiles files) {
        return Operation.of(
                "9102",
                (caller, body) ->
                        files.download(caller, body.object("fsDownloadIn").text("file_qury_no"))
                                .map(
                                        file -> {
                                            var out = named(file);
                                            var text =
                                                    Base64.getEncoder()
                                                            .encodeToString(file.content());
                                            out.put("in", text);
                                            return Map.of("fsDownloadOut", out);
                                        }));
    }

    private static Map<String, Object> named(TransferFiles.Stored file) {
        var out = new LinkedHashMap<String, Object>();
        out.put("file_qury_no", file.id());
        out.put("filename", file.name());
        out.put("fixmedins_code", file.institution());
        return out;
    }

    private static Optional<byte[]> bytes(List<String> sent) {
        try {
            if (sent.size() == 1) {
                return Optional.of(Base64.getDecoder().decode(sent.getFirst()));
            }
            var bytes = new ByteArrayOutputStream(sent.size());
            for (var one : sent) {
                int value = Integer.parseInt(one);
                if (value < LEAST || value >= BYTES) {
                    return Optional.empty();
                }
                bytes.write(value);
            }
            return Optional.of(bytes.toByteArray());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
