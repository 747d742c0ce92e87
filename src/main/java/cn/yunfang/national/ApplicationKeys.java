package cn.yunfang.national;

import cn.yunfang.crypto.MessageCipher;
import cn.yunfang.crypto.Sm2PublicKey;
import cn.yunfang.registry.Application;
import cn.yunfang.registry.Registry;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The prepared keys of each application; made anew when the registry shows a changed one. */
@Component
class ApplicationKeys {
    /** An application with what its messages are opened and checked with. */
    record Keys(Application application, MessageCipher cipher, Sm2PublicKey publicKey) {
        static Keys of(Application application) {
            return new Keys(
                    application,
                    MessageCipher.of(application.appId(), application.appSecret()),
                    Sm2PublicKey.ofBase64(application.publicKey()));
        }
    }

    private final Registry registry;
    private final ConcurrentHashMap<String, Keys> prepared = new ConcurrentHashMap<>();

    ApplicationKeys(Registry registry) {
        this.registry = registry;
    }

    Optional<Keys> find(String appId) {
        return registry.application(appId).map(this::keys);
    }

    private Keys keys(Application application) {
        var known = prepared.get(application.appId());
        if (known != null && known.application.equals(application)) {
            return known;
        }
        var keys = Keys.of(application);
        prepared.put(application.appId(), keys);
        return keys;
    }
}
