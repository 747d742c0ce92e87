package cn.yunfang.national;

import cn.yunfang.inventory.UploadReturn;
import cn.yunfang.inventory.UploadSale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** 3505 and 3506: what an inventory system reports of sales and returns (§4.4). */
@Configuration(proxyBeanMethods = false)
class InventoryOperations {
    /** 商品销售. */
    @Bean
    Operation inventorySale(UploadSale upload) {
        return Operation.of(
                "3505", (caller, body) -> upload.upload(caller, body).map(_ -> Map.of()));
    }

    /** 商品销售退货. */
    @Bean
    Operation inventoryReturn(UploadReturn upload) {
        return Operation.of(
                "3506", (caller, body) -> upload.upload(caller, body).map(_ -> Map.of()));
    }
}
