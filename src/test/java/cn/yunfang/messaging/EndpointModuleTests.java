package cn.yunfang.messaging;

import static cn.yunfang.review.ReviewDesk.must;
import static cn.yunfang.review.ReviewDesk.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.yunfang.registry.TestRegistries;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Sql;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where pushes go, and where they never go. */
class EndpointModuleTests {
    private final OutboxDesk desk = new OutboxDesk();
    private final HospitalServer server = new HospitalServer();
    private final String hospital = desk.hospital(server.address());

    @AfterEach
    void goHome() {
        server.close();
    }

    @Test
    void outsideASandboxNothingGoesInTheClearOrToThisMachine() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        desk.outbox(false).sendTo(hospital);
        assertThat(desk.only(hospital, MessageState.WAITING).error())
                .isEqualTo("the endpoint is not https");

        for (var own : List.of("127.0.0.1", "localhost", "[::1]", "169.254.169.254", "0.0.0.0")) {
            var mine = desk.hospital(URI.create("https://" + own + ":1/push"));
            desk.waiting(mine, desk.desk.aNumber(), "同意");
            desk.outbox(false).sendTo(mine);
            assertThat(desk.only(mine, MessageState.WAITING).error())
                    .as(own)
                    .isEqualTo("the endpoint is on this machine or link");
        }
        assertThat(server.received()).isEmpty();
    }

    @Test
    void thisMachineIsNotReachedByItsAddressInTheNetworkEither() throws SocketException {
        var own =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(Inet4Address.class::isInstance)
                        .filter(address -> !address.isLoopbackAddress())
                        .findFirst();
        assumeThat(own).isPresent();
        var mine = desk.hospital(URI.create("https://" + own.get().getHostAddress() + ":1/push"));
        desk.waiting(mine, desk.desk.aNumber(), "同意");

        desk.outbox(false).sendTo(mine);

        assertThat(desk.only(mine, MessageState.WAITING).error())
                .isEqualTo("the endpoint is on this machine or link");
    }

    @Test
    void anOfficeSaysWhereHospitalsOfItsOwnRegionAloneTakePushes() {
        var other = OutboxDesk.clerk("11");
        var elsewhere = URI.create("https://elsewhere.example/push");

        assertThat(refusal(desk.registrar.pushTo(other, hospital, elsewhere)))
                .contains(Reason.INSTITUTION_UNKNOWN);
        assertThat(refusal(desk.registrar.pushNoMore(other, hospital)))
                .contains(Reason.INSTITUTION_UNKNOWN);
        assertThat(
                        refusal(
                                desk.registrar.pushTo(
                                        OutboxDesk.medical(hospital), hospital, elsewhere)))
                .contains(Reason.NOT_ALLOWED);

        var own = OutboxDesk.clerk(desk.desk.division.substring(0, 4));
        must(desk.registrar.pushTo(own, hospital, elsewhere));
    }

    @Test
    void whoIsNoLongerRegisteredGetsNothing() {
        desk.waiting(hospital, desk.desk.aNumber(), "同意");
        must(desk.registrar.pushNoMore(OutboxDesk.OFFICE, hospital));

        desk.outbox.sendTo(hospital);

        assertThat(desk.only(hospital, MessageState.WAITING).error())
                .isEqualTo("no endpoint is registered");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void anEndpointIsAnAbsoluteAddressWithoutUserAndFragment() {
        for (var wrong :
                List.of("ftp://h/x", "/x", "https://u@h/x", "https://h/x#y", "mailto:a@b")) {
            assertThat(
                            refusal(
                                    desk.registrar.pushTo(
                                            OutboxDesk.OFFICE, hospital, URI.create(wrong))))
                    .as(wrong)
                    .contains(Reason.FIELD_INVALID);
        }
        assertThat(
                        refusal(
                                desk.registrar.pushTo(
                                        OutboxDesk.OFFICE, "H99999999999", server.address())))
                .contains(Reason.INSTITUTION_UNKNOWN);
    }

    @Test
    void whatSomebodyWroteByHandAndIsNoAddressStopsNobodyElse() {
        var other = desk.hospital(server.address());
        desk.desk.database.commit(
                Sql.write(
                        "update registry.push_endpoint set url = 'https://[broken/%zz'"
                                + " where institution = :institution",
                        Map.of("institution", hospital)));

        var node = TestRegistries.registry(desk.desk.clock);

        assertThat(node.pushEndpoint(hospital)).isEmpty();
        assertThat(node.pushEndpoint(other)).contains(server.address());
        must(desk.registrar.pushNoMore(OutboxDesk.OFFICE, hospital));
    }
}
