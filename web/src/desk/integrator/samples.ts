// Code that sends a message of profile A with nothing but what docs/integrate.md says.
export interface Call {
  base: string;
  appId: string;
  operation: string;
  body: string;
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;

/** A message that is already signed, as a command. */
export function curl(base: string, path: string, headers: Readonly<Record<string, string>>, request: string): string {
  const lines = [`curl -sS ${quoted(base + path)}`, "-H 'Content-Type: application/json; charset=utf-8'"];
  for (const [name, value] of Object.entries(headers)) {
    lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  lines.push(`-d ${quoted(request)}`);
  return lines.join(" \\\n  ");
}

export function python({ base, appId, operation, body }: Call): string {
  return `# Python 3.9, OpenSSL 3; pip install cryptography
import base64, hashlib, json, secrets, time, urllib.request
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

APP_ID, APP_SECRET = ${JSON.stringify(appId)}, "<appSecret>"
PRIVATE_KEY = "<privateKey>"  # Base64, as told when the keys were made
URL = "${base}/epc/api/fixmedins/${operation}"
BODY = json.loads(r'''
${body}
''', parse_float=str)

# SM2 (GB/T 32918) on the recommended curve
P = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF
N = 0xFFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123
B = 0x28E9FA9E9D9F5E344D5A9E4BCF6509A7F39789F515AB8F92DDBCBD414D940E93
G = (0x32C4AE2C1F1981195F9904466A39C9948FE30BBFF2660BE1715A4589334C74C7,
     0xBC3736A2F4F6779C59BDCEE36B692153D0A9877CC62A474002DF32E52139F0A0)


def add(one, other):
    if one is None or other is None:
        return one or other
    (x1, y1), (x2, y2) = one, other
    if x1 == x2 and (y1 + y2) % P == 0:
        return None
    slope = (3 * x1 * x1 - 3) * pow(2 * y1, -1, P) if one == other else (y2 - y1) * pow(x2 - x1, -1, P)
    x = (slope * slope - x1 - x2) % P
    return x, (slope * (x1 - x) - y1) % P


def times(count, point):
    sum = None
    while count:
        sum = add(sum, point) if count & 1 else sum
        point, count = add(point, point), count >> 1
    return sum


def sm3(data):
    return hashlib.new("sm3", data).digest()


def sign(text):  # r and s, 64 bytes; user id 1234567812345678
    d = int.from_bytes(base64.b64decode(PRIVATE_KEY), "big")
    user = b"1234567812345678"
    numbers = b"".join(n.to_bytes(32, "big") for n in (P - 3, B, *G, *times(d, G)))
    e = int.from_bytes(sm3(sm3((len(user) * 8).to_bytes(2, "big") + user + numbers) + text), "big")
    while True:
        k = secrets.randbelow(N - 1) + 1
        r = (e + times(k, G)[0]) % N
        s = pow(1 + d, -1, N) * (k - r * d) % N
        if r and s and r + k != N:
            return r.to_bytes(32, "big") + s.to_bytes(32, "big")


def seal(key, data):
    pad, cipher = PKCS7(128).padder(), Cipher(algorithms.SM4(key), modes.ECB()).encryptor()
    return (cipher.update(pad.update(data) + pad.finalize()) + cipher.finalize()).hex().upper()


def unseal(key, text):
    pad, cipher = PKCS7(128).unpadder(), Cipher(algorithms.SM4(key), modes.ECB()).decryptor()
    return (pad.update(cipher.update(bytes.fromhex(text)) + cipher.finalize()) + pad.finalize()).decode()


def canonical(value):  # keys sorted, empty ones left out, every scalar a string
    if isinstance(value, dict):
        kept = {name: canonical(value[name]) for name in sorted(value)}
        return {name: one for name, one in kept.items() if one not in (None, "", [])}
    if isinstance(value, list):
        return [canonical(one) for one in value]
    return value if value is None else str(value).lower() if isinstance(value, bool) else str(value)


data = json.dumps(canonical(BODY), ensure_ascii=False, separators=(",", ":"))
head = {"appId": APP_ID, "encType": "SM4", "signType": "SM2", "version": "1.0.0",
        "timestamp": str(int(time.time() * 1000))}
members = sorted({**head, "data": data}.items(), key=lambda one: one[0].lower())
text = "".join(f"{name}={value}&" for name, value in members) + "key=" + APP_SECRET
key = seal(APP_ID[:16].encode(), APP_SECRET.encode())[:16].encode()
head["encData"] = seal(key, data.encode())
head["signData"] = base64.b64encode(sign(text.encode())).decode()
request = urllib.request.Request(URL, json.dumps(head).encode(), {"Content-Type": "application/json; charset=utf-8"})
answer = json.load(urllib.request.urlopen(request))
print(answer["code"], answer["message"])
print(unseal(key, answer["encData"]))
`;
}

export function java({ base, appId, operation, body }: Call): string {
  return `// java -cp bcprov-jdk18on.jar:jackson-core.jar:jackson-databind.jar:jackson-annotations.jar Call.java
import com.fasterxml.jackson.databind.*;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.*;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.*;
import java.security.*;
import java.util.*;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.params.*;
import org.bouncycastle.crypto.signers.*;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import static java.nio.charset.StandardCharsets.UTF_8;

class Call {
    static final String APP_ID = ${JSON.stringify(appId)}, APP_SECRET = "<appSecret>";
    static final String PRIVATE_KEY = "<privateKey>"; // Base64, as told when the keys were made
    static final String BODY = """
${body.replaceAll("\\", "\\\\").replaceAll("\"\"\"", "\\\"\"\"").split("\n").map((line) => `            ${line}`).join("\n")}
            """;

    static byte[] sm4(int mode, byte[] key, byte[] data) throws Exception {
        var cipher = Cipher.getInstance("SM4/ECB/PKCS5Padding", "BC");
        cipher.init(mode, new SecretKeySpec(key, "SM4"));
        return cipher.doFinal(data);
    }

    // keys sorted, empty ones left out, every scalar a string
    static JsonNode canonical(JsonNode value) {
        if (value.isObject()) {
            var names = new TreeSet<String>();
            value.fieldNames().forEachRemaining(names::add);
            var sorted = JsonNodeFactory.instance.objectNode();
            for (var name : names) {
                var one = canonical(value.get(name));
                boolean empty = one.isNull() || one.isTextual() && one.asText().isEmpty() || one.isArray() && one.isEmpty();
                if (!empty) sorted.set(name, one);
            }
            return sorted;
        }
        if (value.isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            value.forEach(one -> list.add(canonical(one)));
            return list;
        }
        return value.isNull() ? value : TextNode.valueOf(value.asText());
    }

    static byte[] sign(byte[] text) throws Exception {
        var sm2 = ECNamedCurveTable.getParameterSpec("sm2p256v1");
        var domain = new ECDomainParameters(sm2.getCurve(), sm2.getG(), sm2.getN());
        var d = new BigInteger(1, Base64.getDecoder().decode(PRIVATE_KEY));
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE); // r and s, 64 bytes
        signer.init(true, new ParametersWithRandom(new ECPrivateKeyParameters(d, domain), new SecureRandom()));
        signer.update(text, 0, text.length);
        return signer.generateSignature();
    }

    public static void main(String[] args) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        var hex = HexFormat.of().withUpperCase();
        var mapper = JsonMapper.builder() // digits stay as they were written: 1.50
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        var data = mapper.writeValueAsString(canonical(mapper.readTree(BODY)));
        var head = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        head.putAll(Map.of("appId", APP_ID, "encType", "SM4", "signType", "SM2", "version", "1.0.0",
                "timestamp", Long.toString(System.currentTimeMillis())));
        var text = new StringBuilder();
        var signed = new TreeMap<>(head);
        signed.put("data", data);
        signed.forEach((name, value) -> text.append(name).append('=').append(value).append('&'));
        text.append("key=").append(APP_SECRET);

        var outer = sm4(Cipher.ENCRYPT_MODE, APP_ID.substring(0, 16).getBytes(UTF_8), APP_SECRET.getBytes(UTF_8));
        var key = hex.formatHex(outer).substring(0, 16).getBytes(UTF_8);
        head.put("encData", hex.formatHex(sm4(Cipher.ENCRYPT_MODE, key, data.getBytes(UTF_8))));
        head.put("signData", Base64.getEncoder().encodeToString(sign(text.toString().getBytes(UTF_8))));
        var request = HttpRequest.newBuilder(URI.create("${base}/epc/api/fixmedins/${operation}"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(mapper.writeValueAsString(head)))
                .build();
        var answer = mapper.readTree(HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body());
        System.out.println(answer.get("code") + " " + answer.get("message").asText());
        System.out.println(new String(sm4(Cipher.DECRYPT_MODE, key, hex.parseHex(answer.get("encData").asText())), UTF_8));
    }
}
`;
}
