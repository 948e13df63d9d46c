package com.byeolshow.social.push.fcm;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Our service account at Firebase.
 *
 * @param projectId {@code BYEOLSHOW_FCM_PROJECT_ID}; no default
 * @param clientEmail of the service account ({@code BYEOLSHOW_FCM_CLIENT_EMAIL}); no default
 * @param privateKey of the service account, RSA in PKCS#8, as PEM or as its Base64 only
 *     ({@code BYEOLSHOW_FCM_PRIVATE_KEY}); no default, never printed
 * @param tokenAudience what the provider's token endpoint is called in assertions, wherever it is reached
 */
@ConfigurationProperties("byeolshow.fcm")
record FcmSettings(
        @DefaultValue("") String projectId,
        @DefaultValue("") String clientEmail,
        @DefaultValue("") String privateKey,
        @DefaultValue("https://oauth2.googleapis.com/token") URI tokenAudience) {

    FcmSettings {
        if (projectId.isBlank() || clientEmail.isBlank() || privateKey.isBlank()) {
            throw new IllegalArgumentException(
                    "no account for pushes: set byeolshow.fcm.project-id, .client-email and .private-key");
        }
    }

    RSAPrivateKey key() {
        String base64 = privateKey
                .replaceAll("-----[A-Z ]+-----", "")
                .replace("\\n", "")
                .replaceAll("\\s", "");
        try {
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            return (RSAPrivateKey) KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            // Without the cause, which may quote the key.
            throw new IllegalArgumentException("byeolshow.fcm.private-key is no RSA key in PKCS#8");
        }
    }

    @Override
    public String toString() {
        return "FcmSettings[projectId=%s, clientEmail=***, privateKey=***]".formatted(projectId);
    }
}
