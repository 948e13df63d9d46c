package com.byeolshow.sandbox.fcm;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The one project and service account the imitated push API knows.
 *
 * @param publicKey of the service account: RSA, X.509, Base64
 */
@ConfigurationProperties("sandbox.fcm")
record FcmAccess(String projectId, String clientEmail, String publicKey) {}
