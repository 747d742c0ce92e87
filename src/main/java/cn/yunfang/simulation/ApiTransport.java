package cn.yunfang.simulation;

import cn.yunfang.shared.Fields;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The same messages as plain JSON over {@code /api/v1}, for systems that need no envelope. */
final class ApiTransport implements Transport {
    private final Credentials.Site site;
    private final ApiClient api;

    ApiTransport(HttpClient http, String base, Credentials.Site site) {
        this.site = site;
        this.api =
                ApiClient.login(
                        http,
                        base,
                        "grant_type=client_credentials&client_id=%s&client_secret=%s&actor=bench"
                                .formatted(site.appId(), site.appSecret()));
    }

    @Override
    public Credentials.Site site() {
        return site;
    }

    @Override
    public Reply call(String operation, Map<String, ?> body) {
        return api.post(path(operation, body), body);
    }

    private static String path(String operation, Map<String, ?> body) {
        return switch (operation) {
            case "uploadChk" -> "/prescriptions";
            case "rxFixmedinsSign" -> "/prescriptions/" + signedNumber(body) + "/signature";
            case "rxFileUpld" -> "/prescriptions/" + body.get("hiRxno") + "/upload";
            case "rxUndo" -> "/prescriptions/" + body.get("hiRxno") + "/revocation";
            case "rxListQuery" -> "/claims/candidates";
            case "rxDownload" -> "/claims";
            case "rxPharChk" -> "/claims/audit";
            case "rxSelldrug" -> "/dispensings";
            default -> throw new IllegalArgumentException(operation + " has no path of its own");
        };
    }

    private static String signedNumber(Map<String, ?> body) {
        var original = Base64.getDecoder().decode(String.valueOf(body.get("originalValue")));
        return Fields.parse(new String(original, StandardCharsets.UTF_8))
                .orElseThrow()
                .text("hiRxno");
    }

    @Override
    public Reply fsi(String infno, String msgid, String insuredPlace, Map<String, ?> input) {
        var body = new LinkedHashMap<String, Object>(input);
        body.put("msgid", msgid);
        return api.post(infno.equals("2101") ? "/settlements/pre" : "/settlements", body);
    }
}
