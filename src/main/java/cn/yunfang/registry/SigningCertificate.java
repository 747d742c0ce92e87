package cn.yunfang.registry;

import cn.yunfang.crypto.Sm2PrivateKey;

/**
 * An institution's signing certificate and key, held by the platform (national-interface §1.7).
 *
 * @param certificate DER bytes of the X.509 certificate
 * @param serial hex serial number (signCertSn)
 * @param subject subject name (signCertDn)
 */
public record SigningCertificate(
        Sm2PrivateKey key, byte[] certificate, String serial, String subject) {}
