// Code that sends a message in the FSI envelope (settlement, and profile C) with nothing but what docs/integrate.md says.
import type { Call } from "./samples";

/** What the envelope says beside the call; the first digits of an institution's code are its division. */
export interface FsiCall extends Call {
  institution: string;
  institutionName: string;
}

const divisionOf = (institution: string) => institution.slice(1, 7);

export function fsiPython({ base, appId, operation, body, institution, institutionName }: FsiCall): string {
  return `# Python 3.9
import hashlib, json, secrets, time, urllib.request, uuid

APP_ID, APP_SECRET = ${JSON.stringify(appId)}, "<appSecret>"
URL = "${base}/mbs/fmi/fsi/api/callFsiService/callService"
CODE, NAME, DIVISION = ${JSON.stringify(institution)}, ${JSON.stringify(institutionName)}, "${divisionOf(institution)}"
INPUT = json.loads(r'''
${body}
''')

now = time.time()
china = time.gmtime(now + 8 * 3600)
message = {
    "infno": "${operation}", "msgid": CODE + time.strftime("%Y%m%d%H%M%S", china) + "%04d" % secrets.randbelow(10000),
    "mdtrtarea_admvs": DIVISION, "insuplc_admdvs": DIVISION, "recer_sys_code": "YBXT", "infver": "V1.0",
    "opter_type": "1", "opter": "001", "opter_name": "经办", "inf_time": time.strftime("%Y-%m-%d %H:%M:%S", china),
    "fixmedins_code": CODE, "fixmedins_name": NAME, "input": INPUT}
timestamp, nonce = str(int(now)), str(uuid.uuid4())
headers = {
    "Content-Type": "application/json; charset=utf-8", "x-tif-paasid": APP_ID, "x-tif-timestamp": timestamp,
    "x-tif-nonce": nonce,
    "x-tif-signature": hashlib.sha256((timestamp + APP_SECRET + nonce + timestamp).encode()).hexdigest()}
request = urllib.request.Request(URL, json.dumps(message).encode(), headers)
answer = json.load(urllib.request.urlopen(request))
print(answer["infcode"], answer["err_msg"])
print(json.dumps(answer["output"], ensure_ascii=False))
`;
}

export function fsiJava({ base, appId, operation, body, institution, institutionName }: FsiCall): string {
  const text = body.replaceAll("\\", "\\\\").replaceAll("\"\"\"", "\\\"\"\"").split("\n").map((line) => `            ${line}`).join("\n");
  return `// java -cp jackson-core.jar:jackson-databind.jar:jackson-annotations.jar Call.java
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.*;
import java.security.MessageDigest;
import java.time.*;
import java.time.format.DateTimeFormatter;
import java.util.*;
import static java.nio.charset.StandardCharsets.UTF_8;

class Call {
    static final String APP_ID = ${JSON.stringify(appId)}, APP_SECRET = "<appSecret>";
    static final String CODE = ${JSON.stringify(institution)}, NAME = ${JSON.stringify(institutionName)};
    static final String DIVISION = "${divisionOf(institution)}";
    static final String INPUT = """
${text}
            """;

    public static void main(String[] args) throws Exception {
        var mapper = new ObjectMapper();
        var now = Instant.now();
        var china = LocalDateTime.ofInstant(now, ZoneId.of("Asia/Shanghai"));
        var message = new LinkedHashMap<String, Object>();
        message.put("infno", "${operation}");
        message.put("msgid", CODE + DateTimeFormatter.ofPattern("uuuuMMddHHmmss").format(china)
                + "%04d".formatted(new Random().nextInt(10_000)));
        message.put("mdtrtarea_admvs", DIVISION);
        message.put("insuplc_admdvs", DIVISION);
        message.putAll(Map.of("recer_sys_code", "YBXT", "infver", "V1.0", "opter_type", "1"));
        message.putAll(Map.of("opter", "001", "opter_name", "经办"));
        message.put("inf_time", DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(china));
        message.put("fixmedins_code", CODE);
        message.put("fixmedins_name", NAME);
        message.put("input", mapper.readTree(INPUT));

        var timestamp = Long.toString(now.getEpochSecond());
        var nonce = UUID.randomUUID().toString();
        var proof = MessageDigest.getInstance("SHA-256")
                .digest((timestamp + APP_SECRET + nonce + timestamp).getBytes(UTF_8));
        var request = HttpRequest.newBuilder(URI.create("${base}/mbs/fmi/fsi/api/callFsiService/callService"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("x-tif-paasid", APP_ID).header("x-tif-timestamp", timestamp)
                .header("x-tif-nonce", nonce).header("x-tif-signature", HexFormat.of().formatHex(proof))
                .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(message)))
                .build();
        var answer = mapper.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
        System.out.println(answer.get("infcode") + " " + answer.get("err_msg").asText());
        System.out.println(answer.get("output"));
    }
}
`;
}
