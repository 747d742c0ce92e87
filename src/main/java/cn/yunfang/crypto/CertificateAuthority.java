package cn.yunfang.crypto;

/** Whoever certifies institutions' signing keys; a real one stands behind this in production. */
public interface CertificateAuthority {
    /** An issued certificate: DER bytes, hex serial and subject name. */
    record Issued(byte[] certificate, String serial, String subject) {}

    /**
     * @param code fixmedinsCode, the CertId of the national interface (§1.7)
     * @param name institution name, the subject's CN
     * @param division six digits; the first two are the subject's ST
     * @param uscc unified social credit code, the subject's T
     */
    Issued issue(String code, String name, String division, String uscc, Sm2PublicKey key);
}
