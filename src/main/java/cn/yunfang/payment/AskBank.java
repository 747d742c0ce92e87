package cn.yunfang.payment;

import cn.yunfang.bank.Bank;
import cn.yunfang.outside.OutsideSystem;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks the bank. */
@Component
class AskBank extends OutsideSystem<Bank> {
    AskBank(Optional<Bank> bank, PaymentProperties properties) {
        super("the bank", bank, properties.timeout());
    }
}
