package cn.yunfang.portal;

import cn.yunfang.delivery.Address;
import cn.yunfang.delivery.Addresses;
import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where a patient has medicine brought; his own book. */
@RestController
@RequestMapping("/api/v1/addresses")
@Tag(name = "Deliveries 配送")
class AddressController {
    private static final int MOST_SCALE = 8;

    /**
     * @param phone 11 digits, which the courier calls
     * @param longitude degrees east, GCJ-02
     */
    @Schema(name = "NewAddress")
    record NewAddress(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "张三")
                    @Nullable String receiver,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "13800000000")
                    @Nullable String phone,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "演示路2号3单元401")
                    @Nullable String address,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "121.54")
                    @Nullable BigDecimal longitude,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "36.92")
                    @Nullable BigDecimal latitude) {
        private Address said() {
            return new Address(
                    0,
                    Limits.said("receiver", "收货人", receiver),
                    Limits.said("phone", "手机号", phone),
                    Limits.said("address", "收货地址", address),
                    degrees("longitude", "经度", longitude),
                    degrees("latitude", "纬度", latitude));
        }

        private static BigDecimal degrees(String field, String name, @Nullable BigDecimal said) {
            var value = Limits.said(field, name, said);
            if (value.scale() > MOST_SCALE || value.precision() - value.scale() > 3) {
                throw Limits.invalid(field, "−180–180, ≤ 8 decimals");
            }
            return value;
        }
    }

    /** One of the book. */
    @Schema(name = "Address")
    record View(
            String addressId,
            String receiver,
            String phone,
            String address,
            BigDecimal longitude,
            BigDecimal latitude) {
        private static View of(Address one) {
            return new View(
                    Long.toString(one.id()),
                    one.receiver(),
                    one.phone(),
                    one.text(),
                    one.longitude(),
                    one.latitude());
        }
    }

    private final Addresses addresses;

    AddressController(Addresses addresses) {
        this.addresses = addresses;
    }

    @AllowedFor(Role.PATIENT)
    @GetMapping
    @Operation(
            summary = "My addresses 我的收货地址",
            description = "The newest first; nobody else reads them.")
    List<View> list(Caller caller) {
        return addresses.of(caller).stream().map(View::of).toList();
    }

    @AllowedFor(Role.PATIENT)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Add an address 新增收货地址",
            description = "Twenty at most; a parcel keeps a copy of its own.")
    View add(Caller caller, @RequestBody NewAddress address) {
        return View.of(RefusedException.unless(addresses.add(caller, address.said())));
    }

    @AllowedFor(Role.PATIENT)
    @DeleteMapping("/{addressId}")
    @Operation(summary = "Remove an address 删除收货地址", description = "Again is no error.")
    ResponseEntity<Void> remove(Caller caller, @PathVariable long addressId) {
        addresses.remove(caller, addressId);
        return ResponseEntity.noContent().build();
    }
}
