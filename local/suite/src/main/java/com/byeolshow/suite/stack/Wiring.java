package com.byeolshow.suite.stack;

import com.byeolshow.suite.app.Doors;
import com.byeolshow.suite.process.Ports;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which port each part has, what each is told about the others, and where it says that it is ready. */
record Wiring(
        StackSettings settings,
        Map<String, Integer> services,
        int database,
        int kafka,
        int kafkaController,
        int management,
        int smtp) {

    /** Services in the order in which they are listed to people; all start at once. */
    static final List<String> SERVICES = List.of(
            "identity-service",
            "catalog-service",
            "broadcast-service",
            "social-service",
            "commerce-service",
            "payment-service");

    /** Inner ports are whatever is free; only the doors are where the settings put them. */
    static Wiring onFreePorts(StackSettings settings) {
        // The doors are not open yet, so their ports still look free.
        var doors = Set.of(settings.gatewayPort(), settings.sandboxPort(), settings.controlPort());
        List<Integer> free = Ports.anyFree(SERVICES.size() + 5, doors);
        var services = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < SERVICES.size(); i++) {
            services.put(SERVICES.get(i), free.get(i));
        }
        List<Integer> rest = free.subList(SERVICES.size(), free.size());
        return new Wiring(settings, services, rest.get(0), rest.get(1), rest.get(2), rest.get(3), rest.get(4));
    }

    static String databaseOf(String service) {
        return service.replace("-service", "");
    }

    Doors doors() {
        return new Doors(
                local(settings.gatewayPort(), ""),
                local(settings.sandboxPort(), ""),
                local(settings.controlPort(), ""));
    }

    Map<String, String> sandbox() {
        return Map.of(
                "SANDBOX_PORT", Integer.toString(settings.sandboxPort()),
                "SANDBOX_CONTROL_PORT", Integer.toString(settings.controlPort()),
                "SMTP_PORT", Integer.toString(smtp),
                "SANDBOX_MUX_WEBHOOK_URL",
                        local(settings.gatewayPort(), "/webhooks/mux").toString(),
                "SANDBOX_IAMPORT_WEBHOOK_URL",
                        local(settings.gatewayPort(), "/webhooks/iamport").toString());
    }

    Map<String, String> service(String name) {
        var told = common(port(name));
        told.put("DATABASE_HOST", "127.0.0.1");
        told.put("DATABASE_PORT", Integer.toString(database));
        told.put("DATABASE_NAME", databaseOf(name));
        told.put("DATABASE_USER", "postgres");
        told.put("DATABASE_PASSWORD", "postgres");
        told.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka);
        told.put(
                "BYEOLSHOW_CLIENTS_MUX_BASE_URL",
                local(settings.sandboxPort(), "/mux").toString());
        told.put(
                "BYEOLSHOW_CLIENTS_IAMPORT_BASE_URL",
                local(settings.sandboxPort(), "/iamport").toString());
        told.put(
                "IDENTITY_IMAGES_PUBLIC_BASE", local(settings.gatewayPort(), "").toString());
        told.put("CATALOG_IMAGES_PUBLIC_BASE", local(settings.gatewayPort(), "").toString());
        told.put("SOCIAL_STAND_INS", local(settings.sandboxPort(), "").toString());
        // Spelt as people type it: a browser's cookies belong to one spelling of a host.
        told.put("SOCIAL_REDIRECT_BASE", "http://localhost:" + settings.gatewayPort());
        if (name.equals("identity-service")) {
            told.put("SMTP_PORT", Integer.toString(smtp));
            told.put("IDENTITY_PUBLIC_URL", local(settings.gatewayPort(), "").toString());
        }
        told.put(
                "BYEOLSHOW_CLIENTS_FCM_BASE_URL",
                local(settings.sandboxPort(), "/fcm").toString());
        told.putAll(settings.tuning().environment());
        return told;
    }

    Map<String, String> gateway() {
        var told = common(settings.gatewayPort());
        told.put("MANAGEMENT_PORT", Integer.toString(management));
        told.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + kafka);
        services.forEach((service, port) -> told.put(
                databaseOf(service).toUpperCase(Locale.ROOT) + "_URL",
                local(port, "").toString()));
        told.putAll(settings.tuning().environment());
        return told;
    }

    private Map<String, String> common(int ownPort) {
        var told = new LinkedHashMap<String, String>();
        told.put("SERVER_PORT", Integer.toString(ownPort));
        told.put("SPRING_PROFILES_ACTIVE", "local");
        told.put(
                "BYEOLSHOW_SECURITY_JWK_SET_URI",
                local(port("identity-service"), "/.well-known/jwks.json").toString());
        return told;
    }

    /**
     * Where a part says that it is ready.
     *
     * @throws IllegalArgumentException for a part that does not say so itself
     */
    URI readiness(String part) {
        return switch (part) {
            case "gateway" -> local(settings.gatewayPort(), "/healthz");
            case "sandbox" -> local(settings.controlPort(), "/healthz");
            default -> local(port(part), "/actuator/health/readiness");
        };
    }

    /** Base of the pages for operators: the gateway keeps them off its public port. */
    URI operations(String part) {
        return local(part.equals("gateway") ? management : port(part), "/actuator/");
    }

    private int port(String service) {
        Integer port = services.get(service);
        if (port == null) {
            throw new IllegalArgumentException("no service named " + service);
        }
        return port;
    }

    private static URI local(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
