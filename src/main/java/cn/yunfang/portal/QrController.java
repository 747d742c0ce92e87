package cn.yunfang.portal;

import cn.yunfang.circulation.IssueToken;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The QR code a patient shows at a pharmacy. Each request mints a fresh one; each opens once. */
@RestController
@RequestMapping("/api/v1/prescriptions/{hiRxno}")
@Tag(name = "QR code 取药码")
class QrController {
    /** When the code in the image stops working. */
    private static final String EXPIRES = "X-Token-Expires";

    private static final int PIXELS_A_MODULE = 12;

    /**
     * @param qr 27 characters, what the code holds
     * @param size modules on a side, quiet zone and all
     * @param path the black ones as an SVG path
     */
    @Schema(name = "Token")
    record TokenView(
            @Schema(example = "0C7Q2M9X4B1TQ8V5RZ3KJ6HNP2D") String qr,
            OffsetDateTime expiresAt,
            int size,
            String path) {}

    private final IssueToken issue;

    QrController(IssueToken issue) {
        this.issue = issue;
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping("/token")
    @Operation(
            summary = "A fresh code as text 取药码",
            description =
                    """
                    With the picture as a path. For the patient himself, or the hospital that \
                    prints the guide sheet.""")
    ResponseEntity<TokenView> text(Caller caller, @PathVariable String hiRxno) {
        var token = mint(caller, hiRxno);
        var code = QrCode.of(token.qr());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokenView(token.qr(), expires(token), code.size(), code.path()));
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping(path = "/token.svg", produces = "image/svg+xml")
    @Operation(summary = "A fresh code as SVG image 取药码图片（SVG）")
    ResponseEntity<String> svg(Caller caller, @PathVariable String hiRxno) {
        var token = mint(caller, hiRxno);
        return image(token, "image/svg+xml", QrCode.of(token.qr()).svg());
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL})
    @GetMapping(path = "/token.png", produces = MediaType.IMAGE_PNG_VALUE)
    @Operation(summary = "A fresh code as PNG image 取药码图片（PNG）")
    ResponseEntity<byte[]> png(Caller caller, @PathVariable String hiRxno) {
        var token = mint(caller, hiRxno);
        return image(token, MediaType.IMAGE_PNG_VALUE, QrCode.of(token.qr()).png(PIXELS_A_MODULE));
    }

    private IssueToken.Token mint(Caller caller, String hiRxno) {
        return RefusedException.unless(issue.issue(caller, hiRxno));
    }

    private static OffsetDateTime expires(IssueToken.Token token) {
        return token.expiresAt().atOffset(ChinaTime.ZONE);
    }

    private static <T> ResponseEntity<T> image(IssueToken.Token token, String type, T body) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(EXPIRES, expires(token).toString())
                .contentType(MediaType.parseMediaType(type))
                .body(body);
    }
}
