package cn.yunfang.simulation;

import cn.yunfang.crypto.Sm2PrivateKey;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Institution;
import cn.yunfang.registry.Practitioner;
import cn.yunfang.registry.Practitioner.Kind;
import java.util.List;

/**
 * A synthetic institution with its staff and its access.
 *
 * @param clientKey the key its HIS or ERP signs with; the platform knows the public half only
 */
record Site(
        Institution institution,
        List<Practitioner> staff,
        Application application,
        Sm2PrivateKey clientKey) {

    List<Practitioner> staff(Kind kind) {
        return staff.stream().filter(one -> one.kind() == kind).toList();
    }
}
