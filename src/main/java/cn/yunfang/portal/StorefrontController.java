package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.registry.Registrar;
import cn.yunfang.registry.Registry;
import cn.yunfang.shared.Caller;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** When a pharmacy is open and whether it delivers. */
@RestController
@RequestMapping("/api/v1/institutions/{fixmedinsCode}/storefront")
@Tag(name = "Pharmacies 药店")
class StorefrontController {
    private final Registrar registrar;
    private final Registry registry;

    StorefrontController(Registrar registrar, Registry registry) {
        this.registrar = registrar;
        this.registry = registry;
    }

    @AllowedFor({Role.PHARMACY, Role.CLERK})
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Register opening hours and delivery 登记营业时间与配送",
            description =
                    """
                    Replaces what was told before. A pharmacy tells its own, an office those of \
                    its region. Several spans a day are several entries; day and night is 00:00 to \
                    24:00 on each day; `to` before `from` is of the next day. Shown in \
                    `GET /pharmacies` and in quotes within two seconds.""")
    StorefrontView register(
            Caller caller, @PathVariable String fixmedinsCode, @RequestBody StorefrontView told) {
        var shop = told.told();
        RefusedException.unless(registrar.registerStorefront(caller, fixmedinsCode, shop));
        return StorefrontView.of(shop);
    }

    @AllowedFor({Role.PATIENT, Role.MEDICAL, Role.PHARMACY, Role.CLERK, Role.REGULATOR})
    @GetMapping
    @Operation(
            summary = "Opening hours and delivery of a pharmacy 营业时间与配送",
            description = "Empty when it never told any.")
    StorefrontView show(@PathVariable String fixmedinsCode) {
        if (registry.institution(fixmedinsCode).isEmpty()) {
            throw RefusedException.of(Reason.INSTITUTION_UNKNOWN, fixmedinsCode);
        }
        return registry.storefront(fixmedinsCode)
                .map(StorefrontView::of)
                .orElse(StorefrontView.UNTOLD);
    }
}
