package cn.yunfang.national;

import static org.assertj.core.api.Assertions.assertThat;

import cn.yunfang.registry.Application.Profile;
import cn.yunfang.shared.Fields;
import cn.yunfang.shared.Json;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Reason;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCRoutesTest {
    private static final Set<Profile> BOTH = Set.of(Profile.A, Profile.C1, Profile.C2);

    private final ProfileCRoutes routes = new ProfileCRoutes();

    @ParameterizedTest
    @CsvSource({
        "7201, epc_qrcd, C1.rxQrDecode",
        "7201, mdtrt_cert_no, C2.rxListQuery",
        "7202, mdtrt_cert_no, C1.rxListQuery",
        "7202, opter, C1.rxListQuery",
        "7203, auth_rxno, C1.rxDownload",
        "7203, epc_qrcd, C2.rxQrDecode",
        "7204, rx_chk_stas_codg, C1.rxPharChk",
        "7204, epc_token, C2.rxDownload",
        "7205, delv_stas_codg, C1.rxDelv",
        "7205, hi_rxno, C2.rxInfoChk",
        "7206, sel_retn_time, C1.rxSelldrug",
        "7206, rx_chk_stas_codg, C2.rxPharChk",
        "7208, hi_rxno, C2.rxSelldrugUndo"
    })
    void readsWhatTheMembersSayWhenBothReleasesAreConfigured(
            String infno, String member, String meaning) {
        assertThat(meaning(BOTH, infno, member)).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "C1, 7203, opter, C1.rxDownload",
        "C2, 7203, opter, C2.rxQrDecode",
        "C1, 7204, hi_rxno, C1.rxPharChk",
        "C2, 7204, hi_rxno, C2.rxDownload",
        "C2, 7205, hi_rxno, C2.rxInfoChk",
        "C1, 7208, hi_rxno, C2.rxSelldrugUndo"
    })
    void readsTheOneReleaseThatIsConfigured(
            Profile release, String infno, String member, String meaning) {
        assertThat(meaning(Set.of(release), infno, member)).isEqualTo(meaning);
    }

    @Test
    void refusesWhatPlainlyIsTheOtherReleases() {
        assertThat(meaning(Set.of(Profile.C1), "7203", "epc_qrcd"))
                .isEqualTo(Reason.RELEASE_DIFFERS.name());
        assertThat(meaning(Set.of(Profile.C2), "7204", "rx_chk_time"))
                .isEqualTo(Reason.RELEASE_DIFFERS.name());
        assertThat(meaning(Set.of(Profile.C2), "7205", "delv_no"))
                .isEqualTo(Reason.RELEASE_DIFFERS.name());
    }

    @Test
    void refusesWhatNothingTells() {
        assertThat(meaning(BOTH, "7204", "opter")).isEqualTo(Reason.RELEASE_UNCLEAR.name());
    }

    @Test
    void theVersionOfTheInterfaceTellsWhereARegionUsesItSo() {
        var envelope = envelope("7204", "epc_token", "V2.0");

        assertThat(told(routes.meaning(BOTH, Map.of("V2.0", Profile.C2), envelope)))
                .isEqualTo("C2.rxDownload");
        assertThat(told(routes.meaning(BOTH, Map.of("V2.0", Profile.C1), envelope)))
                .isEqualTo("C1.rxPharChk");
    }

    @Test
    void refusesWhoSpeaksNoRelease() {
        assertThat(meaning(Set.of(Profile.A), "7202", "mdtrt_cert_no"))
                .isEqualTo(Reason.PROFILE_NOT_CONFIGURED.name());
    }

    private String meaning(Set<Profile> spoken, String infno, String member) {
        return told(routes.meaning(spoken, Map.of(), envelope(infno, member, "V1.0")));
    }

    private static Fields envelope(String infno, String member, String infver) {
        return Fields.parse(
                        Json.text(
                                Map.of(
                                        "infno", infno,
                                        "infver", infver,
                                        "input", Map.of("data", Map.of(member, "1")))))
                .orElseThrow();
    }

    private static String told(Outcome<ProfileCRoutes.Route> outcome) {
        return switch (outcome) {
            case Outcome.Done<ProfileCRoutes.Route>(var route) -> route.rules();
            case Outcome.Refused<ProfileCRoutes.Route>(var refusal) -> refusal.reason().name();
        };
    }
}
